package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import org.junit.jupiter.api.Test;

/** Who gives up time when the kernel counted more than waits and pauses left unnamed. */
class StretchTest {
  private static final long P = 1;

  private final Situation s = new Situation();

  private String parts(long end) {
    return s.span(P, 0, end).parts();
  }

  @Test
  void cpuInsideWaits_isTakenFromFilesFirst() {
    s.thread("A")
        .scope(P, 0, 40)
        .wait(State.LOCK, 0, 10)
        .wait(State.SOCKET, 10, 20)
        .wait(State.FILE, 20, 30)
        .counted(0, 40, 18, 0);
    assertThat(parts(40)).isEqualTo("cpu 18, lock 10, socket 10, file 2");
  }

  @Test
  void cpuInsideWaits_isTakenFromSocketsWhenTheFilesAreUsedUp() {
    s.thread("A")
        .scope(P, 0, 40)
        .wait(State.LOCK, 0, 10)
        .wait(State.SOCKET, 10, 20)
        .wait(State.FILE, 20, 30)
        .counted(0, 40, 24, 0);
    assertThat(parts(40)).isEqualTo("cpu 24, lock 10, socket 6");
  }

  @Test
  void cpuInsideWaits_isTakenFromPausesBeforeTheOthers() {
    s.pause(State.GC, 0, 10);
    s.pause(State.SAFEPOINT, 10, 20);
    s.thread("A").scope(P, 0, 40).wait(State.LOCK, 20, 40).counted(0, 40, 10, 0);
    assertThat(parts(40)).isEqualTo("cpu 10, gc 5, safepoint 5, lock 20");
  }

  @Test
  void cpuInsideWaits_isTakenFromTheOthersInProportion() {
    s.thread("A")
        .scope(P, 0, 40)
        .wait(State.LOCK, 0, 30)
        .wait(State.SLEEP, 30, 40)
        .counted(0, 40, 8, 0);
    assertThat(parts(40)).isEqualTo("cpu 8, lock 24, sleep 8");
  }

  @Test
  void runQueueAfterWakeUps_isTakenInEqualSharesAndNoneFallsBelowNothing() {
    s.thread("A")
        .scope(P, 0, 40)
        .wait(State.LOCK, 0, 2)
        .wait(State.SLEEP, 2, 40)
        .counted(0, 40, 0, 10);
    assertThat(parts(40)).isEqualTo("runnable 10, sleep 30");
  }

  @Test
  void cpuAndRunQueueTogether_takeCpuFirst() {
    s.thread("A")
        .scope(P, 0, 40)
        .wait(State.FILE, 0, 20)
        .wait(State.LOCK, 20, 40)
        .counted(0, 40, 10, 10);
    assertThat(parts(40)).isEqualTo("cpu 10, runnable 10, lock 15, file 5");
  }

  @Test
  void runQueueBeyondTheTime_isCutToWhatTheCpuLeft() {
    s.thread("A").scope(P, 0, 40).wait(State.LOCK, 0, 40).counted(0, 40, 30, 60);
    assertThat(parts(40)).isEqualTo("cpu 30, runnable 10");
  }

  @Test
  void ownPartsInOneStretch_shareItsCpuByTheirUnnamedTime() {
    s.thread("A")
        .scope(P, 0, 100)
        .scope(2, 20, 60)
        .wait(State.SLEEP, 20, 40)
        .counted(0, 100, 40, 0);
    assertThat(parts(100)).isEqualTo("cpu 30, blocked 30, detached 40");
    assertThat(s.span(2, 20, 60).parts()).isEqualTo("cpu 10, sleep 20, blocked 10");
  }

  @Test
  void shortenedWait_keepsItsPlaceSoThatEachSpanHasItsShareOfIt() {
    s.thread("A").scope(P, 0, 10).scope(2, 10, 40).wait(State.SLEEP, 0, 40).counted(0, 40, 20, 0);
    assertThat(parts(10)).isEqualTo("cpu 5, sleep 5");
    assertThat(s.span(2, 10, 40).parts()).isEqualTo("cpu 15, sleep 15");
  }
}
