package io.spandrel.cli.trace;

import io.opentelemetry.proto.trace.v1.SpanFlags;
import io.spandrel.receiver.ReceivedEvent;
import io.spandrel.receiver.ReceivedSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what the receiver got to what is kept: the few attributes that are shown or checked. */
public final class OtlpSpans {

  private static final List<String> KEPT_PREFIXES =
      List.of("spandrel.", "aggregation.", "demo.", "code.function.name", "code.line.number");

  /** Of one span; a loop that logs would fill the memory, and the terminal. */
  private static final int MAX_LOG_LINES = 5;

  private static final int MAX_MESSAGE = 200;

  private OtlpSpans() {}

  /** The span with those of its attributes that the views and checks read. */
  public static TraceSpan of(ReceivedSpan span) {
    return new TraceSpan(
        span.traceId(),
        span.spanId(),
        span.parentSpanId(),
        isLocalRoot(span),
        span.name(),
        span.kind().name().replace("SPAN_KIND_", ""),
        span.scopeName(),
        span.serviceName(),
        span.startNanos(),
        span.endNanos(),
        kept(span.attributes()),
        log(span.events()));
  }

  private static boolean isLocalRoot(ReceivedSpan span) {
    return span.parentSpanId().isEmpty()
        || (span.proto().getFlags() & SpanFlags.SPAN_FLAGS_CONTEXT_IS_REMOTE_MASK_VALUE) != 0;
  }

  /** What {@code Trace.log} and exceptions leave; other events are of some instrumentation. */
  private static List<LogLine> log(List<ReceivedEvent> events) {
    return events.stream()
        .map(OtlpSpans::line)
        .flatMap(Optional::stream)
        .limit(MAX_LOG_LINES)
        .toList();
  }

  private static Optional<LogLine> line(ReceivedEvent event) {
    if (event.attributes().get("spandrel.message") instanceof String message) {
      return Optional.of(new LogLine(event.timeNanos(), event.name(), bounded(message)));
    }
    if (event.attributes().get("exception.type") instanceof String type) {
      Object said = event.attributes().get("exception.message");
      return Optional.of(
          new LogLine(
              event.timeNanos(), event.name(), bounded(said == null ? type : type + ": " + said)));
    }
    return Optional.empty();
  }

  private static String bounded(String text) {
    return text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text;
  }

  private static Map<String, Object> kept(Map<String, Object> attributes) {
    Map<String, Object> kept = new HashMap<>();
    attributes.forEach((key, value) -> {
      if (value != null && KEPT_PREFIXES.stream().anyMatch(key::startsWith)) {
        // Tens of thousands of spans share a few dozen keys.
        kept.put(key.intern(), value);
      }
    });
    return kept;
  }
}
