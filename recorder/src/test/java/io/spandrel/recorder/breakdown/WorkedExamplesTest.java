package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import org.junit.jupiter.api.Test;

/** The seventeen worked examples of the schema; times in milliseconds. */
class WorkedExamplesTest {
  private static final long P = 1;
  private static final long C = 2;
  private static final long Q = 3;

  @Test
  void example1_sleepCpuRunQueueAndTheRestIsBlocked() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 100).wait(State.SLEEP, 20, 50).counted(0, 100, 60, 5);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 60, runnable 5, sleep 30, blocked 5");
  }

  @Test
  void example2_fileWriteToThePageCacheIsCpuTime() {
    Situation s = new Situation();
    s.thread("A")
        .scope(P, 0, 16)
        .wait(State.FILE, 0, 6)
        .wait(State.SLEEP, 6, 16)
        .counted(0, 16, 6, 0);
    assertThat(s.span(P, 0, 16).parts()).isEqualTo("cpu 6, sleep 10");
  }

  @Test
  void example3_ownWaitGoesOverAPause() {
    Situation s = new Situation();
    s.pause(State.GC, 10, 14);
    s.thread("A").scope(P, 0, 50).wait(State.LOCK, 12, 30).counted(0, 50, 28, 2);
    Situation.Result p = s.span(P, 0, 50);
    assertThat(p.parts()).isEqualTo("cpu 28, runnable 2, gc 2, lock 18");
    assertThat(p.breakdown().gcOverlapNanos()).isEqualTo(4 * Situation.MILLI);
  }

  @Test
  void example4_childOnTheSameThread() {
    Situation s = new Situation();
    s.thread("A")
        .scope(P, 0, 60)
        .scope(C, 20, 50)
        .wait(State.SLEEP, 5, 15)
        .wait(State.SLEEP, 25, 45)
        .counted(0, 20, 10, 0)
        .counted(20, 50, 10, 0)
        .counted(50, 60, 10, 0);
    s.child(P, C, 20, 50);
    assertThat(s.span(P, 0, 60).parts()).isEqualTo("cpu 20, sleep 10, child 30");
    assertThat(s.span(C, 20, 50).parts()).isEqualTo("cpu 10, sleep 20");
    assertThat(s.totals(P, 0, 60).parts()).isEqualTo("cpu 30, sleep 30");
  }

  @Test
  void example5_parentWaitsForAChildOnAnotherThread() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 100).wait(State.PARK, 10, 90).counted(0, 100, 20, 0);
    s.thread("B").scope(C, 12, 88).wait(State.LOCK, 20, 80).counted(12, 88, 16, 0);
    s.child(P, C, 12, 88);
    s.queued(P, 10, 12);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 20, child 76, queue 2, park 2");
    assertThat(s.span(C, 12, 88).parts()).isEqualTo("cpu 16, lock 60");
    assertThat(s.totals(P, 0, 100).parts()).isEqualTo("cpu 36, lock 60, queue 2, park 2");
  }

  @Test
  void example6_twoThreadsAtOnce() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 40).wait(State.LOCK, 0, 30).counted(0, 40, 10, 0);
    s.thread("B").scope(P, 0, 40).wait(State.SLEEP, 10, 40).counted(0, 40, 10, 0);
    Situation.Result p = s.span(P, 0, 40);
    assertThat(p.parts()).isEqualTo("cpu 20, lock 20");
    assertThat(p.breakdown().threads()).isEqualTo(2);
  }

  @Test
  void example7_currentOnNoThreadInBetween() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 10).counted(0, 10, 10, 0);
    s.thread("B").scope(P, 60, 70).counted(60, 70, 10, 0);
    Situation.Result p = s.span(P, 0, 70);
    assertThat(p.parts()).isEqualTo("cpu 20, detached 50");
    assertThat(p.breakdown().threads()).isEqualTo(2);
  }

  @Test
  void example8_neverCurrent() {
    Situation s = new Situation();
    s.child(P, C, 10, 30);
    assertThat(s.span(P, 0, 50).parts()).isEqualTo("child 20, detached 30");
  }

  @Test
  void example9_manyShortScopes() {
    Situation s = new Situation();
    s.shortScopes(P, 20);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("short 20, detached 80");
  }

  @Test
  void example10_virtualThread() {
    Situation s = new Situation();
    s.virtualThread("V").scope(P, 0, 50).wait(State.PARK, 10, 30).wait(State.RUNNABLE, 30, 32);
    assertThat(s.span(P, 0, 50).parts()).isEqualTo("runnable 2, running 28, park 20");
  }

  @Test
  void example11_recorderStartedInTheMiddle() {
    Situation s = new Situation();
    s.unwatched(0, 40);
    s.thread("A").scope(P, 0, 100).wait(State.SLEEP, 50, 60).counted(40, 100, 50, 0);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 50, sleep 10, unexplained 40");
  }

  @Test
  void example12_stillWaitingWhenTheSpanEnds() {
    Situation s = new Situation();
    s.thread("A").openScope(P, 0, 100).wait(State.LOCK, 40, 100).counted(0, 100, 40, 0);
    Situation.Result p = s.span(P, 0, 100);
    assertThat(p.parts()).isEqualTo("cpu 40, lock 60");
    assertThat(p.breakdown().ongoing()).isTrue();
  }

  @Test
  void example13_crossingScopesOfTwoStrangers() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 30).scope(Q, 10, 40).scope(P, 20, 30).counted(0, 40, 40, 0);
    assertThat(s.span(P, 0, 30).parts()).isEqualTo("cpu 20, detached 10");
    assertThat(s.span(Q, 10, 40).parts()).isEqualTo("cpu 20, detached 10");
  }

  @Test
  void example14_manyShortChildrenInsideOneScope() {
    Situation s = new Situation();
    s.thread("A").scopeWithNested(P, 0, 100, 50, 0).counted(0, 100, 100, 0);
    for (int i = 0; i < 500; i++) {
      s.childMicros(P, 100 + i, i * 200, i * 200 + 100);
    }
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 50, child 50");
    assertThat(s.totals(P, 0, 100).parts()).isEqualTo("cpu 100");
  }

  @Test
  void example15_unnamedTimeOffTheCpuUnderAChild() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 100).counted(0, 100, 20, 0);
    s.child(P, C, 12, 88);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 20, child 60.8, blocked 19.2");
  }

  @Test
  void example16_clientSpanThatIsCurrentNowhere() {
    Situation s = new Situation();
    s.thread("A").scope(P, 0, 100).wait(State.PARK, 10, 90).counted(0, 100, 20, 0);
    s.clientChild(P, C, 12, 88);
    assertThat(s.span(P, 0, 100).parts()).isEqualTo("cpu 20, child 76, park 4");
    assertThat(s.span(C, 12, 88).parts()).isEqualTo("remote 76");
    assertThat(s.totals(P, 0, 100).parts()).isEqualTo("cpu 20, remote 76, park 4");
  }

  @Test
  void example17_lateWakeUpIsTakenInEqualShares() {
    Situation s = new Situation();
    s.thread("A")
        .scope(P, 0, 20)
        .wait(State.FILE, 0, 10)
        .wait(State.SLEEP, 10, 20)
        .counted(0, 20, 0, 5);
    assertThat(s.span(P, 0, 20).parts()).isEqualTo("runnable 5, file 7.5, sleep 7.5");
  }
}
