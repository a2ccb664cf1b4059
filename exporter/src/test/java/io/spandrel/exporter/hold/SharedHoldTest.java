package io.spandrel.exporter.hold;

import static io.spandrel.exporter.TestSpan.MILLI;
import static io.spandrel.exporter.TestSpan.roots;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.EnrichingSpanExporter;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.TestClock;
import io.spandrel.exporter.TestExporter;
import io.spandrel.exporter.TestRecorder;
import io.spandrel.exporter.TestSpan;
import io.spandrel.exporter.wait.Keys;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.timeline.ClosedScope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One hold behind two exporters. */
@Timeout(60)
class SharedHoldTest {
  private final TestRecorder recorder = new TestRecorder();
  private final TestExporter first = new TestExporter();
  private final TestExporter second = new TestExporter();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final TestClock clock = new TestClock();

  private SpanHold hold(long memoryBytes) {
    return new SpanHold(
        recorder,
        new ExporterSettings(200_000, true, 5 * MILLI, memoryBytes, Duration.ofSeconds(5)),
        log::add,
        clock);
  }

  private static void awaitFlush(EnrichingSpanExporter exporter) {
    assertThat(exporter.flush().join(30, TimeUnit.SECONDS).isSuccess()).isTrue();
  }

  /** A span that slept 8 of its 10 ms. */
  private void record(TestSpan span) {
    long start = System.nanoTime() - 100 * MILLI;
    long spanId = span.spanId();
    recorder.timeline().clock(start - 10 * MILLI);
    recorder.timeline().wait(7, Wait.of(State.SLEEP, start + MILLI, start + 9 * MILLI));
    recorder
        .timeline()
        .scope(
            new ClosedScope(
                Scope.of(spanId, start, start + 10 * MILLI),
                0,
                span.traceId(),
                7,
                false,
                0,
                start,
                new Reading(start, 0, 0),
                new Reading(start + 10 * MILLI, 2 * MILLI, 0)));
    recorder.timeline().marker(1, start + 20 * MILLI);
    recorder.timeline().flushed();
    recorder.timeline().flushed();
  }

  @Test
  void bothExporters_getTheSameSpansWithTheSameIds() {
    SpanHold hold = hold(32 << 20);
    EnrichingSpanExporter one = new EnrichingSpanExporter(first, hold);
    EnrichingSpanExporter other = new EnrichingSpanExporter(second, hold);
    TestSpan span = TestSpan.of(1);
    record(span);
    one.export(List.of(span.data()));
    other.export(List.of(span.data()));
    recorder.readAll();
    awaitFlush(one);
    awaitFlush(other);

    assertThat(first.spans()).hasSize(2);
    assertThat(first.spans().get(0).getAttributes().get(Keys.part(State.SLEEP)))
        .isEqualTo(8 * MILLI);
    assertThat(second.spans()).containsExactlyElementsOf(first.spans());
  }

  @Test
  void theSecondExporter_getsTheSameSpansLongAfterTheRelease() {
    SpanHold hold = hold(32 << 20);
    EnrichingSpanExporter one = new EnrichingSpanExporter(first, hold);
    EnrichingSpanExporter other = new EnrichingSpanExporter(second, hold);
    TestSpan span = TestSpan.of(1);
    record(span);
    one.export(List.of(span.data()));
    recorder.readAll();
    awaitFlush(one);
    clock.advance(Duration.ofSeconds(8));

    other.export(List.of(span.data()));
    awaitFlush(other);
    assertThat(first.spans()).hasSize(2);
    assertThat(second.spans()).containsExactlyElementsOf(first.spans());
  }

  @Test
  void theSecondExporter_getsTheSameSpansAfterThousandsOfOthers() {
    SpanHold hold = hold(64 << 20);
    EnrichingSpanExporter one = new EnrichingSpanExporter(first, hold);
    EnrichingSpanExporter other = new EnrichingSpanExporter(second, hold);
    TestSpan span = TestSpan.of(1);
    record(span);
    one.export(List.of(span.data()));
    for (int i = 0; i < 10; i++) {
      one.export(roots(1000 + i * 600, 600));
      recorder.readAll();
      awaitFlush(one);
    }

    other.export(List.of(span.data()));
    awaitFlush(other);
    assertThat(second.spans()).hasSize(2).isSubsetOf(first.spans());
  }

  @Test
  void aSpanPushedOutOfMemory_isNotJoinedTwice() {
    SpanHold hold = hold(1 << 20);
    EnrichingSpanExporter one = new EnrichingSpanExporter(first, hold);
    EnrichingSpanExporter other = new EnrichingSpanExporter(second, hold);
    for (int i = 0; i < 10; i++) {
      one.export(roots(1 + i * 100, 100));
      recorder.readAll();
      awaitFlush(one);
    }
    assertThat(hold.losses().notEnriched()).isZero();

    List<SpanData> late = roots(1, 1);
    other.export(late);
    awaitFlush(other);
    assertThat(second.spans()).containsExactlyElementsOf(late);
    assertThat(hold.losses().notEnriched()).isEqualTo(1);
  }

  @Test
  void aBlockedExporter_takesNothingFromTheOther() {
    SpanHold hold = hold(1 << 20);
    EnrichingSpanExporter one = new EnrichingSpanExporter(first, hold);
    EnrichingSpanExporter other = new EnrichingSpanExporter(second, hold);
    CountDownLatch open = first.block();
    int spans = 5_000;
    for (int from = 1; from < spans; from += 100) {
      List<SpanData> batch = roots(from, 100);
      one.export(batch);
      other.export(batch);
      recorder.readAll();
      awaitFlush(other);
    }

    assertThat(second.spanIds()).doesNotHaveDuplicates().hasSize(spans);
    assertThat(second.spans())
        .allSatisfy(
            span -> assertThat(span.getAttributes().get(Keys.part(State.UNEXPLAINED))).isNotNull());
    assertThat(hold.losses().dropped()).isPositive();

    open.countDown();
    awaitFlush(one);
    assertThat(first.spanIds().size() + hold.losses().dropped()).isEqualTo(spans);
  }

  @Test
  void aSpanHandedOverWhileItIsReleased_isEnrichedOnce() throws InterruptedException {
    SpanHold hold = hold(64 << 20);
    EnrichingSpanExporter one = new EnrichingSpanExporter(first, hold);
    EnrichingSpanExporter other = new EnrichingSpanExporter(second, hold);
    int spans = 4_000;
    Thread late =
        new Thread(() -> {
          for (int from = 1; from < spans; from += 20) {
            other.export(roots(from, 20));
          }
        });
    late.start();
    for (int from = 1; from < spans; from += 20) {
      one.export(roots(from, 20));
      recorder.readAll();
    }
    late.join();
    recorder.readAll();
    awaitFlush(one);
    awaitFlush(other);

    // The very same objects: each was joined once.
    assertThat(first.spanIds()).doesNotHaveDuplicates().hasSize(spans);
    assertThat(second.spans())
        .usingElementComparator(SharedHoldTest::sameObject)
        .containsExactlyInAnyOrderElementsOf(first.spans());
  }

  private static int sameObject(SpanData one, SpanData other) {
    int byId = one.getSpanId().compareTo(other.getSpanId());
    return byId != 0 ? byId : one == other ? 0 : 1;
  }
}
