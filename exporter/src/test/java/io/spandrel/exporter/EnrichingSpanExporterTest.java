package io.spandrel.exporter;

import static io.spandrel.exporter.TestSpan.roots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.hold.SpanHold;
import io.spandrel.exporter.wait.Keys;
import io.spandrel.recorder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnrichingSpanExporterTest {
  private static final long UNEXPLAINED = 10 * TestSpan.MILLI;

  private final TestRecorder recorder = new TestRecorder();
  private final TestClock clock = new TestClock();
  private final TestExporter wrapped = new TestExporter();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final SpanHold hold = new SpanHold(recorder, ExporterSettings.DEFAULTS, log::add, clock);
  private final EnrichingSpanExporter exporter = new EnrichingSpanExporter(wrapped, hold);

  private static void awaitSuccess(CompletableResultCode result) {
    assertThat(result.join(30, TimeUnit.SECONDS).isSuccess()).isTrue();
  }

  private static Long unexplained(SpanData span) {
    return span.getAttributes().get(Keys.part(State.UNEXPLAINED));
  }

  @Test
  void aSpan_isReleasedOnlyWhenItsMarkerHasPassed() {
    exporter.export(roots(1, 1));
    recorder.readAll();
    await().until(() -> wrapped.spans().size() == 1);
    exporter.export(roots(2, 1));
    recorder.flushNothing();
    CompletableResultCode flushed = exporter.flush();

    assertThat(flushed.isDone()).isFalse();
    assertThat(wrapped.spans()).hasSize(1);

    recorder.readAll();
    awaitSuccess(flushed);
    assertThat(wrapped.spans()).hasSize(2);
    assertThat(log).isEmpty();
  }

  @Test
  void aSpan_leavesUnexplainedAfterTheLongestHold() {
    exporter.export(roots(1, 1));
    clock.advance(ExporterSettings.DEFAULTS.longestHold().minusNanos(1));
    CompletableResultCode flushed = exporter.flush();
    recorder.flushNothing();
    assertThat(flushed.isDone()).isFalse();

    clock.advance(Duration.ofNanos(1));
    recorder.flushNothing();

    awaitSuccess(flushed);
    assertThat(wrapped.spans())
        .singleElement()
        .satisfies(span -> assertThat(unexplained(span)).isEqualTo(UNEXPLAINED));
  }

  @Test
  void spans_passUnchangedWhenTheRecorderIsUnavailable() {
    recorder.becomeUnavailable();
    List<SpanData> spans = roots(1, 3);
    exporter.export(spans);

    awaitSuccess(exporter.flush());
    assertThat(wrapped.spans()).containsExactlyElementsOf(spans);
    assertThat(hold.losses().notEnriched()).isZero();
  }

  @Test
  void heldSpans_passUnchangedWhenTheRecorderBecomesUnavailable() {
    List<SpanData> spans = roots(1, 3);
    exporter.export(spans);
    recorder.becomeUnavailable();

    awaitSuccess(exporter.flush());
    assertThat(wrapped.spans()).containsExactlyElementsOf(spans);
  }

  @Test
  void export_answersSuccessWhileTheWrappedExporterBlocks() {
    CountDownLatch open = wrapped.block();
    recorder.becomeUnavailable();

    for (int i = 0; i < 10; i++) {
      CompletableResultCode result = exporter.export(roots(i * 1000 + 1, 600));
      assertThat(result.isSuccess()).isTrue();
    }
    assertThat(wrapped.spans()).isEmpty();

    open.countDown();
    awaitSuccess(exporter.flush());
    assertThat(wrapped.spanIds()).doesNotHaveDuplicates().hasSize(6000);
  }

  @Test
  void flush_succeedsWhenNothingWasTaken() {
    awaitSuccess(exporter.flush());
    awaitSuccess(exporter.shutdown());
    assertThat(wrapped.flushes).hasValue(1);
    assertThat(wrapped.shutdowns).hasValue(1);
  }

  @Test
  void flushAndShutdown_completeWhenCalledTwice() {
    exporter.export(roots(1, 2));
    List<CompletableResultCode> results =
        List.of(exporter.flush(), exporter.flush(), exporter.shutdown(), exporter.shutdown());
    recorder.readAll();

    results.forEach(EnrichingSpanExporterTest::awaitSuccess);
    assertThat(wrapped.spanIds()).hasSize(2);
  }

  @Test
  void flush_completesForWhatWasTakenBeforeItWhileMoreComes() {
    exporter.export(roots(1, 1));
    CompletableResultCode flushed = exporter.flush();
    long firstMarker = recorder.mark();
    exporter.export(roots(2, 1));
    recorder.readUpTo(firstMarker);

    awaitSuccess(flushed);
    assertThat(wrapped.spans()).hasSize(1);
  }

  @Test
  void flush_failsWhenTheWrappedFlushThrowsAndLaterSpansStillLeave() {
    wrapped.answerFlush(() -> {
      throw new IllegalStateException("no flush today");
    });
    CompletableResultCode flushed = exporter.flush().join(30, TimeUnit.SECONDS);
    assertThat(flushed.isDone()).isTrue();
    assertThat(flushed.isSuccess()).isFalse();
    assertThat(flushed.getFailureThrowable()).hasMessage("no flush today");

    exporter.export(roots(1, 1));
    recorder.readAll();
    await().until(() -> wrapped.spans().size() == 1);
  }

  @Test
  void flush_failsWhenTheWrappedFlushFails() {
    wrapped.answerFlush(CompletableResultCode::ofFailure);
    CompletableResultCode flushed = exporter.flush().join(30, TimeUnit.SECONDS);
    assertThat(flushed.isDone()).isTrue();
    assertThat(flushed.isSuccess()).isFalse();
  }

  @Test
  void flush_completesAfterTheExporterFailed() {
    wrapped.answer(CompletableResultCode::ofFailure);
    exporter.export(roots(1, 7));
    recorder.readAll();

    awaitSuccess(exporter.flush());
    awaitSuccess(exporter.shutdown());
    assertThat(hold.losses().notDelivered()).isEqualTo(7);
  }

  @Test
  void aBlockedFlush_holdsNeitherTheCallerNorAnotherExporter() {
    TestExporter other = new TestExporter();
    EnrichingSpanExporter otherExporter = new EnrichingSpanExporter(other, hold);
    CountDownLatch open = new CountDownLatch(1);
    wrapped.answerFlush(() -> {
      await().until(() -> open.getCount() == 0);
      return CompletableResultCode.ofSuccess();
    });
    CompletableResultCode flushed = exporter.flush();

    otherExporter.export(roots(1, 1));
    recorder.readAll();
    awaitSuccess(otherExporter.flush());
    assertThat(other.spans()).hasSize(1);
    assertThat(flushed.isDone()).isFalse();

    open.countDown();
    awaitSuccess(flushed);
  }

  @Test
  void manyThreads_everySpanArrivesOnce() throws InterruptedException {
    int threads = 8;
    int perThread = 2_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      long from = 1 + t * (long) perThread;
      Thread thread =
          new Thread(() -> {
            await().until(() -> start.getCount() == 0);
            for (int i = 0; i < perThread; i += 100) {
              exporter.export(roots(from + i, 100));
              recorder.readAll();
            }
          });
      thread.start();
      all.add(thread);
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    recorder.readAll();

    awaitSuccess(exporter.flush());
    assertThat(wrapped.spanIds()).doesNotHaveDuplicates().hasSize(threads * perThread);
    assertThat(hold.losses().dropped()).isZero();
  }
}
