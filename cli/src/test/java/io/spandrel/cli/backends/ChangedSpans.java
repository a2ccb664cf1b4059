package io.spandrel.cli.backends;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.spandrel.receiver.ReceivedSpan;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Recorded spans with something changed, for what the program did not do. */
final class ChangedSpans {
  private ChangedSpans() {}

  /** The spans that match, changed, in one request. */
  static ExportTraceServiceRequest of(
      List<ExportTraceServiceRequest> requests,
      Predicate<Span> which,
      UnaryOperator<Span.Builder> change) {
    ExportTraceServiceRequest.Builder result = ExportTraceServiceRequest.newBuilder();
    for (ExportTraceServiceRequest request : requests) {
      for (ResourceSpans resource : request.getResourceSpansList()) {
        ResourceSpans.Builder changed = resource.toBuilder().clearScopeSpans();
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          List<Span> spans =
              scope.getSpansList().stream()
                  .filter(which)
                  .map(span -> change.apply(span.toBuilder()).build())
                  .toList();
          if (!spans.isEmpty()) {
            changed.addScopeSpans(scope.toBuilder().clearSpans().addAllSpans(spans));
          }
        }
        if (changed.getScopeSpansCount() > 0) {
          result.addResourceSpans(changed);
        }
      }
    }
    return result.build();
  }

  /** All of them as if the last had ended now: stores treat what is minutes old differently. */
  static List<ExportTraceServiceRequest> endingNow(List<ExportTraceServiceRequest> requests) {
    long last =
        requests.stream()
            .flatMap(request -> ReceivedSpan.allOf(request).stream())
            .mapToLong(ReceivedSpan::endNanos)
            .max()
            .orElseThrow();
    long later = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - last;
    return requests.stream()
        .map(request -> of(List.of(request), span -> true, span -> later(span, later)))
        .toList();
  }

  private static Span.Builder later(Span.Builder span, long nanos) {
    span.getEventsBuilderList()
        .forEach(event -> event.setTimeUnixNano(event.getTimeUnixNano() + nanos));
    return span.setStartTimeUnixNano(span.getStartTimeUnixNano() + nanos)
        .setEndTimeUnixNano(span.getEndTimeUnixNano() + nanos);
  }

  static Predicate<Span> inTrace(String traceId) {
    ByteString wanted = ByteString.copyFrom(HexFormat.of().parseHex(traceId));
    return span -> span.getTraceId().equals(wanted);
  }

  /** Another id, always the same for the same. */
  static ByteString other(ByteString id) {
    byte[] bytes = id.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 0x5a;
    }
    return ByteString.copyFrom(bytes);
  }

  static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
