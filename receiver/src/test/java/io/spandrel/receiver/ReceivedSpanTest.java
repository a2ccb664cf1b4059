package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReceivedSpanTest {

  @Test
  void ids_areLowerCaseHex() {
    ReceivedSpan child =
        only(
            SampleRequests.span("b7ad6b7169203331", "child")
                .setParentSpanId(SampleRequests.bytes("00f067aa0ba902b7")));

    assertThat(child.traceId()).isEqualTo(SampleRequests.TRACE_ID);
    assertThat(child.spanId()).isEqualTo("b7ad6b7169203331");
    assertThat(child.parentSpanId()).isEqualTo("00f067aa0ba902b7");
  }

  @Test
  void parentSpanId_isEmptyForARoot() {
    assertThat(only(SampleRequests.span("b7ad6b7169203331", "root")).parentSpanId()).isEmpty();
  }

  @Test
  void times_areNanosecondsAndTheirDifference() {
    ReceivedSpan span =
        only(
            Span.newBuilder()
                .setStartTimeUnixNano(1_800_000_000_000_000_001L)
                .setEndTimeUnixNano(1_800_000_000_000_000_999L));

    assertThat(span.startNanos()).isEqualTo(1_800_000_000_000_000_001L);
    assertThat(span.endNanos()).isEqualTo(1_800_000_000_000_000_999L);
    assertThat(span.durationNanos()).isEqualTo(998);
  }

  @Test
  void attributes_becomeJavaValuesInTheOrderSent() {
    ReceivedSpan span =
        only(
            Span.newBuilder()
                .addAttributes(attribute("text", text("a")))
                .addAttributes(attribute("flag", AnyValue.newBuilder().setBoolValue(true).build()))
                .addAttributes(attribute("long", number(42)))
                .addAttributes(
                    attribute("double", AnyValue.newBuilder().setDoubleValue(0.5).build()))
                .addAttributes(
                    attribute("list", list(text("b"), number(1), AnyValue.getDefaultInstance())))
                .addAttributes(
                    attribute(
                        "map",
                        AnyValue.newBuilder()
                            .setKvlistValue(
                                KeyValueList.newBuilder().addValues(attribute("k", number(2))))
                            .build()))
                .addAttributes(
                    attribute(
                        "bytes",
                        AnyValue.newBuilder().setBytesValue(ByteString.copyFromUtf8("c")).build()))
                .addAttributes(attribute("empty", AnyValue.getDefaultInstance())));

    assertThat(span.attributes())
        .containsExactly(
            entry("text", "a"),
            entry("flag", true),
            entry("long", 42L),
            entry("double", 0.5),
            entry("list", Arrays.asList("b", 1L, null)),
            entry("map", Map.of("k", 2L)),
            entry("bytes", ByteString.copyFromUtf8("c")),
            entry("empty", null));
    assertThatThrownBy(() -> span.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void attribute_isEmptyWhenMissingOrOfAnotherType() {
    ReceivedSpan span =
        only(
            Span.newBuilder()
                .addAttributes(attribute("text", text("7")))
                .addAttributes(attribute("long", number(7)))
                .addAttributes(
                    attribute("flag", AnyValue.newBuilder().setBoolValue(true).build())));

    assertThat(span.longAttribute("long")).isEqualTo(OptionalLong.of(7));
    assertThat(span.longAttribute("text")).isEmpty();
    assertThat(span.longAttribute("missing")).isEmpty();
    assertThat(span.stringAttribute("text")).contains("7");
    assertThat(span.stringAttribute("long")).isEmpty();
    assertThat(span.booleanAttribute("flag")).contains(true);
    assertThat(span.booleanAttribute("text")).isEmpty();
  }

  @Test
  void attributeSentTwice_countsAsTheFirst() {
    ReceivedSpan span =
        only(
            Span.newBuilder()
                .addAttributes(attribute("long", number(1)))
                .addAttributes(attribute("long", number(2))));

    assertThat(span.attributes()).containsExactly(entry("long", 1L));
    assertThat(span.longAttribute("long")).hasValue(1);
  }

  @Test
  void linksEventsKindAndStatus_areThoseSent() {
    ReceivedSpan span =
        only(
            Span.newBuilder()
                .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
                .addLinks(
                    Span.Link.newBuilder()
                        .setTraceId(SampleRequests.bytes(SampleRequests.TRACE_ID))
                        .setSpanId(SampleRequests.bytes("00f067aa0ba902b7"))
                        .addAttributes(attribute("k", text("v"))))
                .addEvents(Span.Event.newBuilder().setName("cache").setTimeUnixNano(5)));

    assertThat(span.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(span.statusCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(span.links())
        .containsExactly(
            new ReceivedLink(SampleRequests.TRACE_ID, "00f067aa0ba902b7", Map.of("k", "v")));
    assertThat(span.events()).containsExactly(new ReceivedEvent("cache", 5, Map.of()));
  }

  @Test
  void allOf_keepsResourceAndScopeWithEachSpan() {
    List<ReceivedSpan> spans =
        ReceivedSpan.allOf(
            ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ofService("a", "scope-1", "x", "y"))
                .addResourceSpans(ofService("b", "scope-2", "z"))
                .build());

    assertThat(spans)
        .extracting(ReceivedSpan::serviceName, ReceivedSpan::scopeName, ReceivedSpan::name)
        .containsExactly(
            tuple("a", "scope-1", "x"), tuple("a", "scope-1", "y"), tuple("b", "scope-2", "z"));
  }

  @Test
  void serviceName_isEmptyWithoutOne() {
    assertThat(only(Span.newBuilder()).serviceName()).isEmpty();
  }

  private static ReceivedSpan only(Span.Builder span) {
    return ReceivedSpan.allOf(SampleRequests.request(span.build())).get(0);
  }

  private static ResourceSpans ofService(String service, String scope, String... names) {
    ScopeSpans.Builder ofScope =
        ScopeSpans.newBuilder().setScope(InstrumentationScope.newBuilder().setName(scope));
    for (String name : names) {
      ofScope.addSpans(Span.newBuilder().setName(name));
    }
    return ResourceSpans.newBuilder()
        .setResource(Resource.newBuilder().addAttributes(attribute("service.name", text(service))))
        .addScopeSpans(ofScope)
        .build();
  }

  private static KeyValue attribute(String key, AnyValue value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  private static AnyValue text(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  private static AnyValue number(long number) {
    return AnyValue.newBuilder().setIntValue(number).build();
  }

  private static AnyValue list(AnyValue... values) {
    return AnyValue.newBuilder()
        .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)))
        .build();
  }
}
