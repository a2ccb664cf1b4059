package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a breakdown begins, ends or has nothing to go by; times in milliseconds. */
class BreakdownEdgesTest {
  private static final long P = 1;
  private static final long C = 2;

  private final Situation s = new Situation();

  @Test
  void spanOfNoLength_hasNoParts() {
    s.thread("A").scope(P, 0, 10).wait(State.SLEEP, 0, 10).counted(0, 10, 5, 0);
    s.child(P, C, 5, 5);
    s.unwatched(0, 10);
    Situation.Result p = s.span(P, 5, 5);
    assertThat(p.parts()).isEmpty();
    assertThat(p.breakdown().threads()).isZero();
  }

  @Test
  void spanBeforeAndAfterAll_isDetached() {
    s.thread("A").scope(P, 20, 30).counted(20, 30, 10, 0);
    s.pause(State.GC, 22, 24);
    assertThat(s.span(P, 0, 20).parts()).isEqualTo("detached 20");
    assertThat(s.span(P, 30, 40).parts()).isEqualTo("detached 10");
    assertThat(s.span(P, 30, 40).breakdown().gcOverlapNanos()).isZero();
  }

  @Test
  void nothingKnown_isDetachedAndNothingWatched_isUnexplained() {
    assertThat(s.span(P, 0, 10).parts()).isEqualTo("detached 10");
    s.unwatched(-5, 20);
    assertThat(s.span(P, 0, 10).parts()).isEqualTo("unexplained 10");
  }

  @Test
  void readingsMissingOnBothSides_leaveTheRestUnexplainedButNamedWaitsStay() {
    s.thread("A")
        .scope(P, 0, 100)
        .wait(State.SLEEP, 10, 20)
        .wait(State.LOCK, 80, 90)
        .counted(40, 60, 20, 0);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 20, lock 10, sleep 10, unexplained 60");
  }

  @Test
  void noReadingAtAll_leavesTheRestUnexplained() {
    s.thread("A").scope(P, 0, 100).wait(State.SLEEP, 10, 20);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("sleep 10, unexplained 90");
  }

  @Test
  void oneReadingAlone_countsNothing() {
    s.thread("A").scope(P, 0, 100).counted(50, 50, 0, 0);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("unexplained 100");
  }

  @Test
  void sameReadingTwice_changesNothing() {
    s.thread("A")
        .scope(P, 0, 100)
        .counted(0, 40, 30, 0)
        .counted(40, 40, 0, 0)
        .counted(40, 100, 30, 0);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 60, blocked 40");
  }

  @Test
  void waitOverAReading_isDecidedOnEachSideByItself() {
    s.thread("A")
        .scope(P, 0, 100)
        .wait(State.FILE, 30, 70)
        .counted(0, 50, 50, 0)
        .counted(50, 100, 30, 0);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 80, file 20");
  }

  @Test
  void countersThatSayMoreThanTheTime_areCut() {
    s.thread("A").scope(P, 0, 100).wait(State.LOCK, 0, 100).counted(0, 100, 500, 500);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 100");
  }

  @Test
  void countersThatGoBack_countNothing() {
    s.thread("A").scope(P, 0, 100).counted(0, 100, -50, -1);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("blocked 100");
  }

  @Test
  void foldedWait_keepsItsShareAndTheRestIsUnnamed() {
    long ms = Situation.MILLI;
    Wait folded = new Wait(State.LOCK, 0, 80 * ms, 0.25, 0, null, false);
    ThreadTrack track =
        new ThreadTrack(
            1,
            false,
            List.of(Scope.of(P, 0, 100 * ms)),
            List.of(folded),
            List.of(new Reading(0, 0, 0), new Reading(100 * ms, 60 * ms, 0)));
    Parts parts = Breakdown.of(input(track, 100 * ms)).parts();
    assertThat(parts.nanos(State.LOCK)).isEqualTo(20 * ms);
    assertThat(parts.nanos(State.CPU)).isEqualTo(60 * ms);
    assertThat(parts.nanos(State.BLOCKED)).isEqualTo(20 * ms);
  }

  @Test
  void foldedWaitWithoutCounters_keepsItsShare() {
    Wait folded = new Wait(State.LOCK, 0, 100, 0.25, 0, null, false);
    ThreadTrack track =
        new ThreadTrack(1, true, List.of(Scope.of(P, 0, 100)), List.of(folded), List.of());
    Parts parts = Breakdown.of(input(track, 100)).parts();
    assertThat(parts.nanos(State.LOCK)).isEqualTo(25);
    assertThat(parts.nanos(State.RUNNING)).isEqualTo(75);
  }

  @Test
  void virtualThreadsWaitForACarrier_isNotSharedWithShortNestedScopes() {
    ThreadTrack track =
        new ThreadTrack(
            1,
            true,
            List.of(new Scope(P, 0, 100, 40, 0, false)),
            List.of(Wait.of(State.RUNNABLE, 0, 20)),
            List.of());
    Parts parts = Breakdown.of(input(track, 100)).parts();
    assertThat(parts.toString()).isEqualTo("runnable 20, running 40, child 40");
  }

  @Test
  void shortNestedScopes_takeNoMoreThanTheUnnamedTime() {
    s.thread("A")
        .scopeWithNested(P, 0, 100, 60, 60)
        .wait(State.SLEEP, 0, 40)
        .counted(0, 100, 60, 0);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("sleep 40, child 30, detached 30");
    assertThat(s.totals(P, 0, 100).parts()).isEqualTo("cpu 60, sleep 40");
  }

  @Test
  void shortScopes_areAtMostWhatIsLeft() {
    s.thread("A").scope(P, 0, 90).counted(0, 90, 90, 0);
    s.shortScopes(P, 50);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 90, short 10");
  }

  @Test
  void scopeOpenedAfterTheEnd_isNotOngoing() {
    s.thread("A").scope(P, 0, 10).openScope(P, 20, 50).counted(0, 50, 30, 0);
    assertThat(s.span(P, 0, 10).breakdown().ongoing()).isFalse();
    assertThat(s.span(P, 0, 30).breakdown().ongoing()).isTrue();
    assertThat(s.span(P, 0, 60).breakdown().ongoing()).isFalse();
  }

  @Test
  void scopeWithoutASpan_hidesTheOneAroundIt() {
    s.thread("A").scope(P, 0, 30).scope(0, 10, 20).counted(0, 30, 30, 0);
    assertThat(s.span(P, 0, 30).parts()).isEqualTo("cpu 20, detached 10");
  }

  @Test
  void manyTracksOneAfterTheOther_areOneThread() {
    List<ThreadTrack> tracks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      long start = i * 10L;
      tracks.add(
          new ThreadTrack(
              1,
              false,
              List.of(Scope.of(P, start, start + 6)),
              List.of(Wait.of(State.LOCK, start, start + 2)),
              List.of(new Reading(start, i * 4L, 0), new Reading(start + 6, i * 4L + 4, 0))));
    }
    SpanTime span = new SpanTime(P, 0, 10_000, false);
    Breakdown breakdown =
        Breakdown.of(
            new BreakdownInput(
                span, List.of(span), tracks, List.of(), List.of(), List.of(), List.of(), 0, false));
    assertThat(breakdown.parts().toString()).isEqualTo("cpu 4000, lock 2000, detached 4000");
    assertThat(breakdown.threads()).isEqualTo(1);
    assertThat(breakdown.cpuTimeNanos()).isEqualTo(4_000);
  }

  private static BreakdownInput input(ThreadTrack track, long length) {
    SpanTime span = new SpanTime(P, 0, length, false);
    return new BreakdownInput(
        span, List.of(span), List.of(track), List.of(), List.of(), List.of(), List.of(), 0, false);
  }
}
