package io.spandrel.recorder.timeline;

import static io.spandrel.recorder.timeline.Sample.at;
import static io.spandrel.recorder.timeline.Sample.scope;
import static io.spandrel.recorder.timeline.Sample.tracks;
import static io.spandrel.recorder.timeline.Sample.waited;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.scope.FakeScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.SeenScopes;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which waits and pauses are kept, and for how long. */
class HistoryWaitsTest {
  private static final long THREAD = 11;
  private static final long SPAN = 1;

  private final History history = new History(null, System::nanoTime);

  private List<Wait> waits(long threadId) {
    ThreadTrack track = history.track(threadId, at(-1_000_000), at(1_000_000));
    return track == null ? List.of() : track.waits();
  }

  @Test
  void waitNobodyAsksFor_isKeptForTenSeconds() {
    history.add(THREAD, waited(0, 10));
    history.flushed(at(10_009));
    assertThat(waits(THREAD)).hasSize(1);
    history.flushed(at(10_010));
    assertThat(waits(THREAD)).isEmpty();
    assertThat(history.lostCount()).isZero();
  }

  @Test
  void waitInAScopeOfASpanNotReleased_isKept() {
    history.add(THREAD, waited(-20, -10));
    history.add(THREAD, waited(1, 10));
    history.add(scope(THREAD, SPAN, 0, 20));
    history.flushed(at(60_000));
    assertThat(waits(THREAD)).containsExactly(waited(1, 10));
    history.release(SPAN);
    history.flushed(at(60_001));
    assertThat(waits(THREAD)).isEmpty();
  }

  @Test
  void waitAndPauseUnderAnOpenScope_areKept() {
    ScopeRegistry registry = new ScopeRegistry(0, new SeenScopes());
    History live = new History(registry, System::nanoTime);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope open = new FakeScope(SPAN, 0);
    thread.open(open);
    long start = open.startNanos();
    live.flushed(start + 1);
    live.add(thread.threadId(), Wait.of(State.LOCK, start + 10, start + 20));
    live.add(Pause.of(State.GC, start + 30, start + 40));
    live.flushed(start + 60_000_000_000L);
    assertThat(tracks(live, SPAN).get(0).waits()).hasSize(1);
    assertThat(live.pauses(start, start + 100)).hasSize(1);
    thread.close(open);
    live.flushed(start + 61_000_000_000L);
    live.clock(System.nanoTime());
    live.flushed(start + 62_000_000_000L);
    assertThat(live.pauses(start, start + 100)).isEmpty();
    assertThat(live.track(thread.threadId(), start, start + 100)).isNull();
  }

  @Test
  void waitUnderAnOpenScopeWithoutASpan_isNotKept() {
    ScopeRegistry registry = new ScopeRegistry(0, new SeenScopes());
    History live = new History(registry, System::nanoTime);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope open = new FakeScope(0, 0);
    thread.open(open);
    long start = open.startNanos();
    live.add(thread.threadId(), Wait.of(State.LOCK, start + 10, start + 20));
    live.flushed(start + 60_000_000_000L);
    assertThat(live.track(thread.threadId(), start, start + 100).waits()).isEmpty();
    thread.close(open);
  }

  @Test
  void manyWaitsOfAThread_areFoldedWithoutLosingTime() {
    for (int i = 0; i < 40_000; i++) {
      history.add(THREAD, waited(i % 3 == 0 ? State.LOCK : State.PARK, i * 10, i * 10 + 4));
    }
    List<Wait> kept = waits(THREAD);
    assertThat(kept).hasSizeLessThanOrEqualTo(4_096);
    assertThat(sum(kept, State.LOCK)).isEqualTo(13_334 * 4L);
    assertThat(sum(kept, State.PARK)).isEqualTo(26_666 * 4L);
    assertThat(history.lostCount()).isZero();
  }

  @Test
  void manyWaitsOverAllThreads_areFoldedWithoutLosingTime() {
    for (int i = 0; i < 4_000; i++) {
      for (long thread = 1; thread <= 25; thread++) {
        history.add(thread, waited(i * 10, i * 10 + 4));
      }
    }
    int kept = 0;
    for (long thread = 1; thread <= 25; thread++) {
      kept += waits(thread).size();
      assertThat(sum(waits(thread), State.LOCK)).isEqualTo(4_000 * 4L);
    }
    assertThat(kept).isLessThanOrEqualTo(50_000);
    assertThat(history.lostCount()).isZero();
  }

  @Test
  void manyThreadsWithFewWaits_loseTheOldestAndSaySo() {
    history.add(scope(1, SPAN, 0, 10));
    history.add(scope(60_000, SPAN + 1, 59_990, 60_010));
    for (int thread = 1; thread <= 60_000; thread++) {
      history.add(thread, waited(thread, thread + 1));
    }
    assertThat(waits(1)).isEmpty();
    assertThat(waits(60_000)).hasSize(1);
    assertThat(history.hasLoss(SPAN, at(0), at(10))).isTrue();
    assertThat(history.hasLoss(SPAN + 1, at(59_990), at(60_010))).isFalse();
    assertThat(history.lostCount()).isPositive();
  }

  @Test
  void waitThatComesLate_isFoundInItsPlace() {
    history.add(THREAD, waited(100, 200));
    history.add(THREAD, waited(10, 20));
    history.add(THREAD, waited(300, 400));
    history.add(scope(THREAD, SPAN, 150, 350));
    assertThat(tracks(history, SPAN).get(0).waits())
        .containsExactly(waited(100, 200), waited(300, 400));
  }

  @Test
  void manyPauses_loseTheOldestAndSaySo() {
    for (int i = 0; i < 10_001; i++) {
      history.add(Pause.of(State.GC, at(i * 10), at(i * 10 + 5)));
    }
    assertThat(history.pauses(at(0), at(1_000_000))).hasSize(10_000);
    assertThat(history.hasLoss(SPAN, at(0), at(4))).isTrue();
    assertThat(history.hasLoss(SPAN, at(5), at(100))).isFalse();
  }

  @Test
  void lostEvents_areTheTroubleOfSpansSinceTheLastThatIsSure() {
    history.clock(at(0));
    history.marker(1, at(50));
    history.flushed(at(1_000));
    history.flushed(at(2_000));
    history.lost(3);
    assertThat(history.lostCount()).isEqualTo(3);
    assertThat(history.hasLoss(SPAN, at(0), at(50))).isFalse();
    assertThat(history.hasLoss(SPAN, at(40), at(60))).isTrue();
    assertThat(history.unwatched(at(0), at(50))).isEqualTo(List.<Interval>of());
  }

  private static long sum(List<Wait> waits, State state) {
    double nanos = 0;
    for (Wait wait : waits) {
      nanos += wait.state() == state ? wait.length() * wait.share() : 0;
    }
    return Math.round(nanos / Sample.MILLI);
  }
}
