package io.spandrel.exporter.hold;

import static io.spandrel.exporter.TestSpan.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.TestSpan;
import io.spandrel.exporter.wait.Keys;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.timeline.ClosedScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real timeline, real spans: what stands in the trace at the end. Times in milliseconds. */
class EnrichmentTest {
  private final Timeline timeline = new Timeline(null, () -> {});
  private final Enrichment enrichment =
      new Enrichment(timeline, ExporterSettings.DEFAULTS, System::nanoTime);

  /** When the spans' clock says {@link TestSpan#START}. */
  private final long start = System.nanoTime() - 500 * MILLI;

  private long at(long millis) {
    return start + millis * MILLI;
  }

  private void scope(
      TestSpan span, long parentId, long thread, long from, long to, long cpuFrom, long cpuTo) {
    timeline.scope(
        new ClosedScope(
            Scope.of(span.spanId(), at(from), at(to)),
            0,
            span.traceId(),
            thread,
            false,
            parentId,
            span.startEpochNanos() - TestSpan.START + start,
            new Reading(at(from), cpuFrom * MILLI, 0),
            new Reading(at(to), cpuTo * MILLI, 0)));
  }

  private void wait(long thread, State state, long from, long to) {
    timeline.wait(thread, Wait.of(state, at(from), at(to)));
  }

  /** From before the spans to 400 ms. */
  private void watch() {
    timeline.clock(at(-10));
    timeline.marker(1, at(400));
    timeline.flushed();
    timeline.flushed();
  }

  private SpanData enrich(TestSpan span) {
    Announced announced = announced(span.data());
    LocalTrace<Announced> trace = enrichment.byTrace(List.of(announced)).get(0);
    Joined joined = enrichment.joinOf(trace).join(0);
    List<SpanData> spans = joined.spans();
    enrichment.release(joined);
    return spans.get(0);
  }

  private record Announced(SpanData data, LocalSpan local) implements AnnouncedSpan {}

  /** Again or for the first time. */
  private Announced announced(SpanData data) {
    return new Announced(data, enrichment.announce(data));
  }

  /** Without the prefix, the unit and what is 0, in milliseconds. */
  private static Map<String, Long> parts(SpanData span, String prefix) {
    Map<String, Long> parts = new TreeMap<>();
    span.getAttributes()
        .forEach((key, value) -> {
          String name = key.getKey();
          if (name.matches(prefix.replace(".", "\\.") + "[a-z_]+_ns")
              && !name.contains("overlap")
              && !name.contains("cpu_time")
              && (Long) value != 0) {
            parts.put(name.substring(prefix.length(), name.length() - 3), (Long) value / MILLI);
          }
        });
    return parts;
  }

  private static Map<String, Long> own(SpanData span) {
    return parts(span, "spandrel.");
  }

  private static Map<String, Long> totals(SpanData span) {
    return parts(span, "spandrel.total.");
  }

  private void assertAddsUp(SpanData span) {
    long sum =
        List.of(State.values()).stream()
            .map(state -> span.getAttributes().get(Keys.part(state)))
            .mapToLong(value -> value == null ? 0 : value)
            .sum();
    assertThat(sum).isEqualTo(span.getEndEpochNanos() - span.getStartEpochNanos());
  }

  @Test
  void aRootAndItsChild_carryTheirPartsAndTheRootItsTotals() {
    TestSpan root = TestSpan.of(1).millis(0, 100);
    TestSpan child = TestSpan.of(2).childOf(root).millis(20, 60);
    wait(7, State.SLEEP, 30, 50);
    scope(child, 1, 7, 20, 60, 10, 30);
    scope(root, 0, 7, 0, 100, 0, 60);
    watch();
    enrichment.announce(child.data());
    enrichment.announce(root.data());
    SpanData enrichedChild = enrich(child);
    SpanData enrichedRoot = enrich(root);

    assertThat(own(enrichedChild)).isEqualTo(Map.of("cpu", 20L, "sleep", 20L));
    assertThat(totals(enrichedChild)).isEmpty();
    assertThat(own(enrichedRoot)).isEqualTo(Map.of("cpu", 40L, "child", 40L, "blocked", 20L));
    assertThat(totals(enrichedRoot)).isEqualTo(Map.of("cpu", 60L, "sleep", 20L, "blocked", 20L));
    assertThat(enrichedRoot.getAttributes().get(Keys.INCOMPLETE)).isNull();
    assertAddsUp(enrichedChild);
    assertAddsUp(enrichedRoot);
  }

  @Test
  void aRemoteParent_makesALocalRootWithTotals() {
    TestSpan root = TestSpan.of(2).remoteChildOf(TestSpan.of(1)).millis(0, 100);
    scope(root, 0, 7, 0, 100, 0, 100);
    watch();
    enrichment.announce(root.data());

    assertThat(totals(enrich(root))).isEqualTo(Map.of("cpu", 100L));
  }

  @Test
  void aSecondRootOfATrace_knowsItsChildren() {
    TestSpan first = TestSpan.of(1).millis(0, 50);
    enrichment.announce(first.data());
    enrich(first);
    TestSpan root = TestSpan.of(11).remoteChildOf(first).millis(100, 200);
    TestSpan child = TestSpan.of(12).childOf(root).client().millis(110, 190);
    scope(root, 0, 7, 100, 200, 0, 20);
    watch();
    enrichment.announce(child.data());
    enrichment.announce(root.data());
    enrich(child);

    assertThat(own(enrich(root))).containsEntry("child", 64L);
  }

  @Test
  void aDescendantThatStillRuns_makesTheTotalsIncomplete() {
    TestSpan root = TestSpan.of(1).millis(0, 100);
    TestSpan running = TestSpan.of(2).childOf(root).millis(20, 300);
    scope(running, 1, 8, 20, 60, 0, 40);
    scope(root, 0, 7, 0, 100, 0, 10);
    watch();
    enrichment.announce(root.data());
    SpanData enriched = enrich(root);

    assertThat(enriched.getAttributes().get(Keys.INCOMPLETE)).isTrue();
    assertThat(own(enriched)).containsEntry("child", 72L);
    assertAddsUp(enriched);
  }

  @Test
  void aSpanThatWasNotWatched_isUnexplained() {
    TestSpan root = TestSpan.of(1).millis(0, 100);
    enrichment.announce(root.data());

    assertThat(own(enrich(root))).isEqualTo(Map.of("unexplained", 100L));
  }

  @Test
  void lostEvents_areSaid() {
    TestSpan root = TestSpan.of(1).millis(0, 100);
    scope(root, 0, 7, 0, 100, 0, 100);
    timeline.clock(at(-10));
    timeline.lost(3);
    enrichment.announce(root.data());

    assertThat(enrich(root).getAttributes().get(Keys.LOSS)).isTrue();
  }

  @Test
  void everyNumber_isALong() {
    TestSpan root = TestSpan.of(1).millis(0, 100);
    scope(root, 0, 7, 0, 100, 0, 50);
    watch();
    enrichment.announce(root.data());

    for (AttributeKey<?> key : enrich(root).getAttributes().asMap().keySet()) {
      if (key.getKey().endsWith("_ns")) {
        assertThat(key.getType()).as(key.getKey()).isEqualTo(AttributeType.LONG);
      }
    }
  }

  @Test
  void spansOfOneRound_areJoinedTraceByTraceWithTheRootLast() {
    TestSpan first = TestSpan.of(1).millis(0, 100);
    TestSpan second = TestSpan.of(2).millis(0, 90);
    TestSpan ofFirst = TestSpan.of(3).childOf(first).millis(10, 20);
    TestSpan belowIt = TestSpan.of(4).childOf(ofFirst).millis(10, 15);
    TestSpan ofNone = TestSpan.of(5).childOf(TestSpan.of(6)).millis(10, 20);
    List<Announced> ended =
        Stream.of(second, first, belowIt, ofFirst, ofNone)
            .map(span -> announced(span.data()))
            .toList();

    assertThat(enrichment.byTrace(ended))
        .extracting(trace -> trace.spans().stream().map(span -> span.local().spanId).toList())
        .containsExactly(List.of(5L), List.of(2L), List.of(4L, 3L, 1L));
  }

  @Test
  void aSpanThatIsThereTwice_isJoinedTwiceBeforeItsReleaseCounts() {
    TestSpan root = TestSpan.of(1).millis(0, 100);
    List<Announced> ended = List.of(announced(root.data()), announced(root.data()));

    assertThat(enrichment.byTrace(ended))
        .extracting(trace -> trace.spans().size())
        .containsExactly(2);
  }

  @Test
  void aSpanThatWasPushedOut_leavesAsItCame() {
    Announced first = announced(TestSpan.of(1).data());
    for (int id = 2; id <= 50_001; id++) {
      enrichment.announce(TestSpan.of(id).data());
    }
    LocalTrace<Announced> trace = enrichment.byTrace(List.of(first)).get(0);
    assertThat(enrichment.joinOf(trace).join(0).spans()).containsExactly(first.data());
  }
}
