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
import io.spandrel.receiver.ReceivedSpan;
import java.util.HexFormat;
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
