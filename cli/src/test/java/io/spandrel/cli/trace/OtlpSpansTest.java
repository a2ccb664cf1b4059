package io.spandrel.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.SpanFlags;
import io.spandrel.receiver.ReceivedSpan;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtlpSpansTest {

  private static final String TRACE_ID = "0123456789abcdef0123456789abcdef";
  private static final String SPAN_ID = "0123456789abcdef";

  @Test
  void of_keepsWhatIsShownAndDropsTheRest() {
    Span sent =
        Span.newBuilder()
            .setTraceId(bytes(TRACE_ID))
            .setSpanId(bytes(SPAN_ID))
            .setName("lock Inventory")
            .setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
            .setStartTimeUnixNano(1_000)
            .setEndTimeUnixNano(3_000)
            .addAttributes(attribute("spandrel.lock_ns", integer(2_000)))
            .addAttributes(attribute("code.function.name", text("reserve")))
            .addAttributes(attribute("http.request.header.cookie", text("secret")))
            .addAttributes(attribute("spandrel.object", AnyValue.getDefaultInstance()))
            .build();

    TraceSpan span = OtlpSpans.of(received(sent));

    assertThat(span.traceId()).isEqualTo(TRACE_ID);
    assertThat(span.spanId()).isEqualTo(SPAN_ID);
    assertThat(span.parentSpanId()).isEmpty();
    assertThat(span.kind()).isEqualTo("INTERNAL");
    assertThat(span.service()).isEqualTo("shop");
    assertThat(span.isWait()).isTrue();
    assertThat(span.durationNanos()).isEqualTo(2_000);
    assertThat(span.attributes())
        .containsOnlyKeys("spandrel.lock_ns", "code.function.name")
        .containsEntry("spandrel.lock_ns", 2_000L);
  }

  @Test
  void localRoot_isWhatHasNoParentInItsProcess() {
    Span.Builder sent = Span.newBuilder().setTraceId(bytes(TRACE_ID)).setSpanId(bytes(SPAN_ID));
    int parentTold = SpanFlags.SPAN_FLAGS_CONTEXT_HAS_IS_REMOTE_MASK_VALUE;
    int remote = SpanFlags.SPAN_FLAGS_CONTEXT_IS_REMOTE_MASK_VALUE;

    assertThat(OtlpSpans.of(received(sent.build())).localRoot()).isTrue();
    sent.setParentSpanId(bytes("fedcba9876543210")).setFlags(parentTold | remote);
    assertThat(OtlpSpans.of(received(sent.build())).localRoot()).isTrue();
    sent.setFlags(parentTold);
    assertThat(OtlpSpans.of(received(sent.build())).localRoot()).isFalse();
  }

  @Test
  void of_keepsLinesOfTheLogAndExceptions() {
    Span.Builder sent =
        Span.newBuilder().setTraceId(bytes(TRACE_ID)).setSpanId(bytes(SPAN_ID)).setName("order");
    sent.addEvents(event("cache", "spandrel.message", "miss"));
    sent.addEvents(event("message", "messaging.message.id", "7"));
    sent.addEvents(event("exception", "exception.type", "java.io.IOException"));
    for (int i = 0; i < 20; i++) {
      sent.addEvents(event("loop", "spandrel.message", "x".repeat(1_000)));
    }

    List<LogLine> log = OtlpSpans.of(received(sent.build())).log();

    assertThat(log)
        .hasSize(5)
        .startsWith(
            new LogLine(5, "cache", "miss"), new LogLine(5, "exception", "java.io.IOException"))
        .allMatch(line -> line.message().length() <= 200);
  }

  private static Span.Event event(String name, String key, String value) {
    return Span.Event.newBuilder()
        .setName(name)
        .setTimeUnixNano(5)
        .addAttributes(attribute(key, text(value)))
        .build();
  }

  private static ReceivedSpan received(Span span) {
    ScopeSpans scope =
        ScopeSpans.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName("spandrel"))
            .addSpans(span)
            .build();
    Resource resource =
        Resource.newBuilder().addAttributes(attribute("service.name", text("shop"))).build();
    return ReceivedSpan.allOf(
            ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(
                    ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
                .build())
        .get(0);
  }

  private static KeyValue attribute(String key, AnyValue value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  private static AnyValue integer(long value) {
    return AnyValue.newBuilder().setIntValue(value).build();
  }

  private static AnyValue text(String value) {
    return AnyValue.newBuilder().setStringValue(value).build();
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
