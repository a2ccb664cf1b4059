package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedTimeTest {
  @Test
  void wait_goesOverThePauseInIt() {
    Pause pause = Pause.of(State.GC, 5, 20);
    Wait wait = Wait.of(State.LOCK, 8, 12);
    assertThat(NamedTime.merge(List.of(wait), List.of(pause), 0, 30))
        .containsExactly(
            new NamedPiece(5, 8, State.GC, pause, 1),
            new NamedPiece(8, 12, State.LOCK, wait, 1),
            new NamedPiece(12, 20, State.GC, pause, 1));
  }

  @Test
  void waitInsideAWait_hidesTheOuterOneMeanwhile() {
    Wait outer = Wait.of(State.WAIT, 0, 30);
    Wait inner = Wait.of(State.LOCK, 20, 30);
    assertThat(NamedTime.merge(List.of(outer, inner), List.of(), 0, 30))
        .extracting(NamedPiece::state, NamedPiece::start, NamedPiece::end)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(State.WAIT, 0L, 20L),
            org.assertj.core.groups.Tuple.tuple(State.LOCK, 20L, 30L));
  }

  @Test
  void everyMoment_isNamedByTheLastWaitThatBeganElseByThePause() {
    for (long seed = 0; seed < 3_000; seed++) {
      BreakdownInput input = RandomSituation.countedThread(seed * 2);
      if (input.span().length() > 300) {
        continue;
      }
      List<Wait> waits = input.tracks().get(0).waits();
      List<NamedPiece> merged = NamedTime.merge(waits, input.pauses(), -3, 150);
      for (long moment = -3; moment < 150; moment++) {
        assertThat(sourceAt(merged, moment))
            .as("seed %d, moment %d", seed, moment)
            .isSameAs(simple(waits, input.pauses(), moment));
      }
    }
  }

  private static Object sourceAt(List<NamedPiece> merged, long moment) {
    List<Object> found = new ArrayList<>();
    merged.stream()
        .filter(piece -> piece.start() <= moment && piece.end() > moment)
        .forEach(piece -> found.add(piece.source()));
    assertThat(found).hasSizeLessThanOrEqualTo(1);
    return found.isEmpty() ? null : found.get(0);
  }

  private static Object simple(List<Wait> waits, List<Pause> pauses, long moment) {
    Object found = null;
    for (Pause pause : pauses) {
      found = pause.start() <= moment && pause.end() > moment ? pause : found;
    }
    for (Wait wait : waits) {
      found = wait.start() <= moment && wait.end() > moment ? wait : found;
    }
    return found;
  }
}
