package io.spandrel.recorder.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spandrel.recorder.JfrFileSource;
import io.spandrel.recorder.Recorder;
import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Parts;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.event.ChunkEvent;
import io.spandrel.recorder.event.ClockEvent;
import io.spandrel.recorder.event.DrainedScopesEvent;
import io.spandrel.recorder.event.OpenScopeEvent;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.scope.FakeScope;
import io.spandrel.recorder.scope.ThreadScopes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording with the packaged settings, beside the live stream. */
class CaptureEventsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long SPAN = 4711;

  private final Recorder recorder = new Recorder(RecorderSettings.DEFAULTS, line -> {});

  @TempDir private Path directory;

  @BeforeEach
  void start() {
    recorder.start();
    await().atMost(LONG).until(() -> recorder.state() == Recorder.State.RUNNING);
  }

  @AfterEach
  void stop() {
    recorder.close();
  }

  private static Configuration settings() throws Exception {
    try (Reader reader = new InputStreamReader(CaptureSettings.open(), StandardCharsets.UTF_8)) {
      return Configuration.create(reader);
    }
  }

  @Test
  void settings_askForWaitsAsTheLiveStreamDoes() throws Exception {
    Map<String, String> settings = settings().getSettings();
    for (String wait :
        List.of(
            "JavaMonitorEnter",
            "JavaMonitorWait",
            "ThreadPark",
            "ThreadSleep",
            "SocketRead",
            "SocketWrite",
            "FileRead",
            "FileWrite",
            "FileForce")) {
      assertThat(settings.get("jdk." + wait + "#enabled")).as(wait).isEqualTo("true");
      assertThat(settings.get("jdk." + wait + "#threshold"))
          .isEqualTo(RecorderSettings.DEFAULT_THRESHOLD_NANOS / 1_000 + " us");
      assertThat(settings.get("jdk." + wait + "#stackTrace")).isEqualTo("true");
      // Never "off", which loses against another recording's rate.
      assertThat(settings.get("jdk." + wait + "#throttle")).isEqualTo("1000000/s");
    }
  }

  @Test
  void liveStream_neverAsksForWhatOnlyACaptureHas() {
    assertThat(new SpanEvent().isEnabled()).isFalse();
    assertThat(new ServiceEvent().isEnabled()).isFalse();
    assertThat(new ThreadTimeEvent().isEnabled()).isFalse();
    assertThat(new OpenScopeEvent().isEnabled()).isFalse();
    assertThat(new DrainedScopesEvent().isEnabled()).isFalse();
  }

  @Test
  void recordingWithTheSettings_hasScopesOpenOnesThreadTimesAndTheService() throws Exception {
    Path file = directory.resolve("out.jfr");
    CountDownLatch release = new CountDownLatch(1);
    Thread holder = new Thread(() -> holdScope(release), "scope-holder");
    holder.start();
    long end;
    try (Recording recording = new Recording(settings())) {
      recording.start();
      awaitPeriodicEvents(recording, file);
      end = System.nanoTime();
      recording.stop();
      recording.dump(file);
    } finally {
      release.countDown();
      holder.join();
    }
    Map<String, List<RecordedEvent>> events =
        RecordingFile.readAllEvents(file).stream()
            .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
    assertThat(events).containsKeys(ClockEvent.NAME, ChunkEvent.NAME, ThreadTimeEvent.NAME);
    assertThat(events.get(OpenScopeEvent.NAME))
        .as("at the end of the last chunk")
        .anyMatch(event -> isOpenScope(event) && event.getLong("seenNanos") >= end);
    assertThat(events.get(ServiceEvent.NAME).get(0).getLong("thresholdNanos"))
        .isEqualTo(RecorderSettings.DEFAULT_THRESHOLD_NANOS);
    assertThat(events.get(ThreadTimeEvent.NAME))
        .anySatisfy(event -> assertThat(event.getString("name")).startsWith("scope-holder"))
        .allSatisfy(event -> assertThat(event.getLong("cpuNanos")).isNotNegative());
    List<Scope> open = openScopesIn(file);
    assertThat(open)
        .anySatisfy(scope -> {
          assertThat(scope.spanId()).isEqualTo(SPAN);
          assertThat(scope.open()).isTrue();
        });
  }

  private void holdScope(CountDownLatch release) {
    ThreadScopes scopes = recorder.scopes().ofCurrentThread();
    FakeScope scope = new FakeScope(SPAN, 0);
    scopes.open(scope);
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    scopes.close(scope);
  }

  @Test
  void scopeOpenAtTheStart_isDividedFromThereOnAsItsThreadSpentThatTime() throws Exception {
    Path file = directory.resolve("out.jfr");
    AtomicLong spanStart = new AtomicLong();
    CountDownLatch slept = new CountDownLatch(1);
    AtomicLong recordingSince = new AtomicLong();
    Thread thread =
        new Thread(() -> {
          ThreadScopes scopes = recorder.scopes().ofCurrentThread();
          FakeScope scope = new FakeScope(SPAN, 0);
          scopes.open(scope);
          spanStart.set(scope.startNanos());
          LockSupport.parkNanos(500_000_000);
          slept.countDown();
          // From before the recording's begin to the end it wants a CPU.
          while (recordingSince.get() == 0
              || System.nanoTime() - recordingSince.get() < 200_000_000) {
            Thread.onSpinWait();
          }
          scopes.close(scope);
        });
    thread.start();
    slept.await();
    SpanTime span;
    try (Recording recording = new Recording(settings())) {
      recording.start();
      recordingSince.set(System.nanoTime());
      thread.join();
      span = new SpanTime(SPAN, spanStart.get(), System.nanoTime(), false);
      recording.stop();
      recording.dump(file);
    }
    Parts parts = partsIn(file, span);
    long watched = span.length() - parts.nanos(State.UNEXPLAINED);
    assertThat(parts.nanos(State.UNEXPLAINED)).as("%s", parts).isGreaterThan(400_000_000);
    assertThat(parts.nanos(State.CPU) + parts.nanos(State.RUNNABLE))
        .as("%s", parts)
        .isGreaterThan(watched * 3 / 4);
    assertThat(parts.nanos(State.BLOCKED)).as("%s", parts).isLessThan(watched / 4);
  }

  private static Parts partsIn(Path file, SpanTime span) throws IOException {
    AtomicReference<Parts> parts = new AtomicReference<>();
    read(
        file,
        timeline ->
            parts.set(
                Breakdown.of(
                        new BreakdownInput(
                            span,
                            List.of(span),
                            tracks(timeline, SPAN),
                            timeline.pauses(span.start(), span.end()),
                            List.of(),
                            List.of(),
                            timeline.unwatched(span.start(), span.end()),
                            0,
                            false))
                    .parts()));
    return parts.get();
  }

  private static List<ThreadTrack> tracks(Timeline timeline, long spanId) {
    return timeline.cut(IdSet.of(spanId), new Interval(0, 0)).tracks();
  }

  private static void awaitPeriodicEvents(Recording recording, Path file) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          recording.dump(file);
          List<RecordedEvent> events = RecordingFile.readAllEvents(file);
          return events.stream().anyMatch(CaptureEventsTest::isOpenScope)
              && events.stream()
                  .anyMatch(event ->
                      event.getEventType().getName().equals(ThreadTimeEvent.NAME)
                          && event.getString("name").startsWith("scope-holder"));
        });
  }

  private static boolean isOpenScope(RecordedEvent event) {
    return event.getEventType().getName().equals(OpenScopeEvent.NAME)
        && event.getLong("spanId") == SPAN;
  }

  /** As the timeline of the file has them when it ends. */
  private static List<Scope> openScopesIn(Path file) throws IOException {
    List<Scope> scopes = new ArrayList<>();
    read(
        file,
        timeline -> {
          scopes.clear();
          tracks(timeline, SPAN).forEach(track -> scopes.addAll(track.scopes()));
        });
    return scopes;
  }

  /**
   * @param look at the timeline whenever more of the file has been read
   */
  private static void read(Path file, Consumer<Timeline> look) throws IOException {
    JfrFileSource.read(
        file,
        new FileListener() {
          private Timeline timeline;

          @Override
          public void began(FileSettings settings, Timeline ofFile) {
            timeline = ofFile;
          }

          @Override
          public void event(RecordedEvent event, long startNanos, long endNanos) {
            assertThat(endNanos).isGreaterThanOrEqualTo(startNanos);
          }

          @Override
          public void readUpTo(long nanos) {
            look.accept(timeline);
          }

          @Override
          public void progress(long bytesRead, long totalBytes) {
            assertThat(bytesRead).isLessThanOrEqualTo(totalBytes);
          }
        });
  }

  @Test
  void scopeOfAClosedOne_isWrittenOnceForBothReaders() throws Exception {
    Path file = directory.resolve("out.jfr");
    try (Recording recording = new Recording(settings())) {
      recording.start();
      ThreadScopes scopes = recorder.scopes().ofCurrentThread();
      FakeScope scope = new FakeScope(SPAN + 1, 0);
      scopes.open(scope);
      Thread.sleep(1);
      scopes.close(scope);
      await().atMost(LONG).until(() -> !tracks(recorder.timeline(), SPAN + 1).isEmpty());
      recording.stop();
      recording.dump(file);
    }
    assertThat(RecordingFile.readAllEvents(file))
        .filteredOn(event ->
            event.getEventType().getName().equals(ScopeEvent.NAME)
                && event.getLong("spanId") == SPAN + 1)
        .hasSize(1);
  }

  @Test
  void scopesTooShortToBeRecorded_areSummedForBothReaders() throws Exception {
    Path file = directory.resolve("out.jfr");
    try (Recording recording = new Recording(settings())) {
      recording.start();
      ThreadScopes scopes = recorder.scopes().ofCurrentThread();
      FakeScope scope = new FakeScope(SPAN + 2, 0);
      scopes.open(scope);
      scopes.close(scope);
      await().atMost(LONG).until(() -> recorder.timeline().shortNanos(SPAN + 2) > 0);
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> {
            recording.dump(file);
            assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals(DrainedScopesEvent.NAME))
                .filteredOn(event -> event.getLong("spanId") == SPAN + 2)
                .extracting(event -> event.getLong("sumNanos"))
                .containsExactly(recorder.timeline().shortNanos(SPAN + 2));
          });
    }
  }
}
