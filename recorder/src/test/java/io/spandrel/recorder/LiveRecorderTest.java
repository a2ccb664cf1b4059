package io.spandrel.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.scope.FakeScope;
import io.spandrel.recorder.scope.ThreadScopes;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder with the real JFR stream, against the test's own clocks. */
class LiveRecorderTest {
  private static final long SPAN = 1;
  private static final long MILLI = 1_000_000;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Boolean> running = new CopyOnWriteArrayList<>();
  private final Recorder recorder = new Recorder(RecorderSettings.DEFAULTS, log::add);

  @TempDir private Path directory;

  @BeforeEach
  void start() {
    recorder.onRunning(running::add);
    recorder.start();
    await().atMost(LONG).until(() -> recorder.state() == Recorder.State.RUNNING);
    awaitMarker();
  }

  /** A marker that comes before the stream has begun is not in it, so there is one at each look. */
  private void awaitMarker() {
    long first = recorder.mark();
    await()
        .atMost(LONG)
        .until(() -> {
          recorder.mark();
          return recorder.hasPassed(first);
        });
  }

  @AfterEach
  void stop() {
    recorder.close();
  }

  /** Runs in one scope of a thread of its own, and waits until the recorder has read of it. */
  private SpanTime inScope(Runnable work) throws InterruptedException {
    SpanTime span = spanOf(work);
    awaitMarker();
    return span;
  }

  private SpanTime spanOf(Runnable work) throws InterruptedException {
    AtomicReference<FakeScope> opened = new AtomicReference<>();
    AtomicReference<Long> end = new AtomicReference<>();
    Thread thread =
        new Thread(() -> {
          ThreadScopes scopes = recorder.scopes().ofCurrentThread();
          FakeScope scope = new FakeScope(SPAN, 0);
          scopes.open(scope);
          opened.set(scope);
          work.run();
          scopes.close(scope);
          end.set(System.nanoTime());
        });
    thread.start();
    thread.join();
    return new SpanTime(SPAN, opened.get().startNanos(), end.get(), false);
  }

  private List<ThreadTrack> tracks(SpanTime span) {
    Interval whole = new Interval(span.start(), span.end());
    return recorder.timeline().cut(IdSet.of(SPAN), whole).tracks();
  }

  private Breakdown breakdown(SpanTime span) {
    Timeline timeline = recorder.timeline();
    return Breakdown.of(
        new BreakdownInput(
            span,
            List.of(span),
            tracks(span),
            timeline.pauses(span.start() - 1_000 * MILLI, span.end() + 1_000 * MILLI),
            List.of(),
            List.of(),
            timeline.unwatched(span.start(), span.end()),
            timeline.shortNanos(SPAN),
            false));
  }

  @Test
  void threadThatWaitsInEveryWay_isDividedAsItsOwnClocksSay() throws Exception {
    WaitingWork work = new WaitingWork();
    SpanTime span = inScope(work);
    Breakdown breakdown = breakdown(span);
    String parts = breakdown.parts().toString();
    assertThat(breakdown.parts().sum()).isEqualTo(span.length());
    assertThat(breakdown.parts().nanos(State.UNEXPLAINED)).as(parts).isZero();
    long cpu = breakdown.parts().nanos(State.CPU);
    assertThat(cpu).as(parts).isCloseTo(work.cpuNanos(), within(10 * MILLI));
    // A late wake-up is taken from all waits in equal shares, whichever of them was late.
    long late = breakdown.parts().nanos(State.RUNNABLE) + 5 * MILLI;
    for (State state : List.of(State.SLEEP, State.LOCK, State.PARK, State.SOCKET)) {
      assertThat(breakdown.parts().nanos(state))
          .as("%s of %s", state, parts)
          .isBetween(work.leastNanos(state) - late, work.tookNanos(state) + 5 * MILLI);
    }
    assertThat(breakdown.gcOverlapNanos())
        .as(parts)
        .isPositive()
        .isLessThanOrEqualTo(span.length());
    assertThat(recorder.timeline().pauses(span.start(), span.end()))
        .extracting(Pause::collectorCause)
        .contains("System.gc()");
    assertThat(recorder.timeline().hasLoss(SPAN, span.start(), span.end())).isFalse();
    ThreadTrack track = tracks(span).get(0);
    assertThat(track.waits())
        .filteredOn(wait -> wait.state() == State.LOCK)
        .extracting(wait -> wait.cause().object())
        .contains(
            WaitingWork.Inventory.class.getName(), "java.util.concurrent.locks.ReentrantLock");
    assertThat(log).isEmpty();
  }

  @Test
  void usersOwnRecording_neitherLosesItsEventsNorLendsItsThresholdsToOurs() throws Exception {
    Path file = directory.resolve("own.jfr");
    SpanTime span;
    try (Recording own = new Recording()) {
      own.enable("jdk.ThreadPark").withThreshold(Duration.ZERO);
      own.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO);
      own.start();
      span = inScope(() -> parkShortly(500));
      own.stop();
      own.dump(file);
    }
    List<RecordedEvent> parks = events(file, "jdk.ThreadPark");
    assertThat(parks)
        .anySatisfy(park ->
            assertThat(park.getDuration().toNanos())
                .isLessThan(RecorderSettings.DEFAULT_THRESHOLD_NANOS));
    assertThat(tracks(span).get(0).waits())
        .extracting(Wait::length)
        // Each event's times are rounded on the way to the recorder's clock.
        .allSatisfy(length ->
            assertThat(length).isGreaterThan(RecorderSettings.DEFAULT_THRESHOLD_NANOS - 10_000));
    assertThat(breakdown(span).parts().sum()).isEqualTo(span.length());
  }

  @Test
  void recordingStoppedBySomebody_isReadToItsEndAndAnotherBegins() throws Exception {
    SpanTime span =
        spanOf(() -> {
          parkShortly(1);
          LockSupport.parkNanos(20 * MILLI);
        });
    FlightRecorder.getFlightRecorder().getRecordings().stream()
        .filter(recording -> recording.getName().equals("spandrel-live"))
        .forEach(Recording::stop);
    await().atMost(LONG).untilAsserted(() -> assertThat(log).hasSize(1));
    assertThat(log.get(0)).contains("the JFR stream ended");
    Breakdown breakdown = breakdown(span);
    assertThat(breakdown.parts().nanos(State.UNEXPLAINED)).as("%s", breakdown.parts()).isZero();
    assertThat(breakdown.parts().nanos(State.PARK)).isPositive();
    awaitMarker();
  }

  @Test
  void recorderThatIsClosed_endsForGoodAndSaysSo() {
    long never = recorder.mark() + 1_000;
    assertThat(recorder.state()).isEqualTo(Recorder.State.RUNNING);
    assertThat(recorder.hasPassed(never)).isFalse();
    recorder.close();
    await().atMost(LONG).until(() -> recorder.hasPassed(never));
    await().atMost(LONG).untilAsserted(() -> assertThat(running).containsExactly(true, false));
    long now = System.nanoTime();
    assertThat(recorder.timeline().unwatched(now, now + 1)).hasSize(1);
    assertThat(log).isEmpty();
  }

  @Test
  void recordingAfterTheEnd_getsNoneOfOurEvents() throws Exception {
    recorder.close();
    await().atMost(LONG).until(() -> recorder.hasPassed(Long.MAX_VALUE));
    Path file = directory.resolve("after.jfr");
    try (Recording own = new Recording()) {
      own.enable("jdk.ThreadPark").withThreshold(Duration.ZERO);
      own.start();
      Thread thread =
          new Thread(() -> {
            ThreadScopes scopes = recorder.scopes().ofCurrentThread();
            FakeScope scope = new FakeScope(SPAN, 0);
            scopes.open(scope);
            parkShortly(50);
            scopes.close(scope);
          });
      thread.start();
      thread.join();
      own.stop();
      own.dump(file);
    }
    assertThat(RecordingFile.readAllEvents(file))
        .isNotEmpty()
        .extracting(event -> event.getEventType().getName())
        .noneMatch(name -> name.startsWith("io.spandrel."));
  }

  private static void parkShortly(int times) {
    for (int i = 0; i < times; i++) {
      LockSupport.parkNanos(1_000);
    }
    long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + 2 * MILLI;
    while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
  }

  private static List<RecordedEvent> events(Path file, String name) throws Exception {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }
}
