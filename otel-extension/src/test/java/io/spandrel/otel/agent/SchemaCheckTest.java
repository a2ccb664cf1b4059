package io.spandrel.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.spandrel.receiver.ReceivedSpan;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A check that finds nothing is worth something only if it would find what is wrong. */
class SchemaCheckTest {
  private static final long START = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  @Test
  void spansAsTheSchemaSays_haveNoFaults() {
    SchemaCheck.of(List.of(received(root()), received(wait(2, 10, 20)), received(wait(3, 21, 30))))
        .verify();
  }

  @Test
  void noSpansAtAll_isAFault() {
    assertThatThrownBy(() -> SchemaCheck.of(List.of()).verify()).hasMessage("no spans arrived");
  }

  @Test
  void partsThatDoNotAddUp_areAFault() {
    assertFault(span -> put(span, "spandrel.lock_ns", integer(19 * MILLI)), "adds up to 99000000");
  }

  @Test
  void totalsThatDoNotAddUp_areAFault() {
    assertFault(span -> put(span, "spandrel.total.file_ns", integer(1)), "adds up to 100000001");
  }

  @Test
  void partOfZero_isAFault() {
    assertFault(span -> put(span, "spandrel.gc_ns", integer(0)), "should not carry");
  }

  @Test
  void unknownKey_isAFault() {
    assertFault(span -> put(span, "spandrel.disk_ns", integer(1)), "unknown here");
  }

  @Test
  void knownKeyOfAnotherType_isAFault() {
    assertFault(span -> put(span, "spandrel.threads", text("2")), "of another type");
  }

  @Test
  void longSummary_isAFault() {
    assertFault(span -> put(span, "spandrel.summary", text("x".repeat(201))), "wrong one");
  }

  @Test
  void spanThatArrivedTwice_isAFault() {
    assertThat(SchemaCheck.of(List.of(received(root()), received(root()))).faults())
        .singleElement()
        .asString()
        .contains("arrived twice");
  }

  @Test
  void linkToNothing_isAFault() {
    assertFault(span -> span.addLinks(Span.Link.newBuilder()), "a link to nothing");
  }

  @Test
  void waitOutsideItsParent_isAFault() {
    assertWaitFault(wait(2, 90, 101), "lies outside its parent");
  }

  @Test
  void waitWithoutAParent_isAFault() {
    assertWaitFault(wait(2, 10, 20).setParentSpanId(id(9)), "has no parent");
  }

  @Test
  void waitOfNoKnownState_isAFault() {
    Span.Builder wait = wait(2, 10, 20).setName("disk");
    put(wait, "spandrel.state", text("disk"));
    assertWaitFault(wait, "has the state disk");
  }

  @Test
  void waitWithAForeignKey_isAFault() {
    Span.Builder wait = wait(2, 10, 20);
    put(wait, "spandrel.lock_ns", integer(1));
    assertWaitFault(wait, "unknown here");
  }

  @Test
  void waitsOfOneThreadThatTouch_areAFault() {
    assertThat(
            SchemaCheck.of(
                    List.of(received(root()), received(wait(2, 10, 20)), received(wait(3, 20, 30))))
                .faults())
        .singleElement()
        .asString()
        .contains("less than 1 us after");
  }

  @Test
  void moreThanSixteenWaitsOfASpan_areAFault() {
    Stream<ReceivedSpan> waits =
        Stream.iterate(0, i -> i + 1).limit(17).map(i -> received(wait(2 + i, 2 * i, 2 * i + 1)));
    assertThat(SchemaCheck.of(Stream.concat(Stream.of(received(root())), waits).toList()).faults())
        .singleElement()
        .asString()
        .contains("one of 17 wait spans in a span");
  }

  private static void assertFault(Consumer<Span.Builder> change, String fault) {
    Span.Builder changed = root();
    change.accept(changed);
    assertThat(SchemaCheck.of(List.of(received(changed))).faults())
        .singleElement()
        .asString()
        .contains(fault);
  }

  private static void assertWaitFault(Span.Builder wait, String fault) {
    assertThat(SchemaCheck.of(List.of(received(root()), received(wait))).faults())
        .singleElement()
        .asString()
        .contains(fault);
  }

  /** 100 ms long, 20 of them waiting for a lock. */
  private static Span.Builder root() {
    Span.Builder span = span(1, 0, 100).setName("root");
    for (String prefix : List.of("spandrel.", "spandrel.total.")) {
      put(span, prefix + "cpu_ns", integer(80 * MILLI));
      put(span, prefix + "lock_ns", integer(20 * MILLI));
      put(span, prefix + "unexplained_ns", integer(0));
    }
    put(span, "spandrel.summary", text("cpu 80% | lock 20%"));
    return span;
  }

  private static Span.Builder wait(long spanId, long startMillis, long endMillis) {
    Span.Builder wait =
        span(spanId, startMillis, endMillis)
            .setParentSpanId(id(1))
            .setName("lock com.acme.Inventory")
            .setKind(SpanKind.SPAN_KIND_INTERNAL);
    put(wait, "spandrel.state", text("lock"));
    put(wait, "thread.id", integer(1));
    return wait;
  }

  private static Span.Builder span(long spanId, long startMillis, long endMillis) {
    return Span.newBuilder()
        .setTraceId(id(5).concat(id(5)))
        .setSpanId(id(spanId))
        .setStartTimeUnixNano(START + startMillis * MILLI)
        .setEndTimeUnixNano(START + endMillis * MILLI);
  }

  private static ByteString id(long number) {
    return ByteString.copyFrom(new byte[] {1, 0, 0, 0, 0, 0, 0, (byte) number});
  }

  /** Instead of what stands there under the key. */
  private static void put(Span.Builder span, String key, AnyValue value) {
    List<KeyValue> others =
        span.getAttributesList().stream().filter(old -> !old.getKey().equals(key)).toList();
    span.clearAttributes()
        .addAllAttributes(others)
        .addAttributes(KeyValue.newBuilder().setKey(key).setValue(value));
  }

  private static AnyValue integer(long value) {
    return AnyValue.newBuilder().setIntValue(value).build();
  }

  private static AnyValue text(String value) {
    return AnyValue.newBuilder().setStringValue(value).build();
  }

  private static ReceivedSpan received(Span.Builder span) {
    boolean wait = span.getKind() == SpanKind.SPAN_KIND_INTERNAL;
    return new ReceivedSpan(Map.of(), wait ? "spandrel" : "acme", "", span.build());
  }
}
