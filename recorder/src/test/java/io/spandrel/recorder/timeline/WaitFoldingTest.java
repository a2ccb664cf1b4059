package io.spandrel.recorder.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitFoldingTest {
  private static final List<State> STATES = List.of(State.LOCK, State.PARK, State.SLEEP);

  @Test
  void waitsOneAfterTheOther_keepTheirSumsByState() {
    for (long seed = 0; seed < 500; seed++) {
      List<Wait> waits = oneAfterTheOther(new Random(seed));
      Map<State, Double> expected = sums(waits);
      for (int again = 0; again < 3; again++) {
        waits = WaitFolding.fold(waits);
        Map<State, Double> folded = sums(waits);
        // The edges of a folded wait are whole nanoseconds.
        expected.forEach((state, sum) ->
            assertThat(folded.getOrDefault(state, 0.0)).isCloseTo(sum, within(200.0)));
        assertThat(waits).isSortedAccordingTo(Comparator.comparingLong(Wait::end));
        assertThat(waits).allSatisfy(wait -> assertThat(wait.share()).isBetween(0.0, 1.0));
      }
    }
  }

  @Test
  void foldedWaits_lieWhereTheOldOnesDid() {
    List<Wait> folded =
        WaitFolding.fold(List.of(Wait.of(State.LOCK, 100, 200), Wait.of(State.PARK, 500, 700)));
    assertThat(folded)
        .containsExactly(
            new Wait(State.LOCK, 100, 300, 0.5, 0, null, false),
            new Wait(State.PARK, 300, 700, 0.5, 0, null, false));
  }

  @Test
  void waitAroundOthers_leavesThemSortedByTheirEnds() {
    List<Wait> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waits.add(Wait.of(State.LOCK, i * 100, i * 100 + 50));
    }
    waits.add(Wait.of(State.PARK, 800, 850));
    waits.add(Wait.of(State.WAIT, 0, 900));
    assertThat(WaitFolding.fold(waits)).isSortedAccordingTo(Comparator.comparingLong(Wait::end));
  }

  @Test
  void waitsOfNoLength_vanish() {
    assertThat(WaitFolding.fold(List.of(Wait.of(State.LOCK, 100, 100)))).isEmpty();
    assertThat(WaitFolding.fold(List.of())).isEmpty();
  }

  private static List<Wait> oneAfterTheOther(Random random) {
    List<Wait> waits = new ArrayList<>();
    long reached = 0;
    for (int i = 0; i < 100; i++) {
      long start = reached + random.nextInt(1_000_000);
      reached = start + random.nextInt(1_000_000);
      double share = random.nextBoolean() ? 1 : random.nextDouble();
      State state = STATES.get(random.nextInt(STATES.size()));
      waits.add(new Wait(state, start, reached, share, 0, null, false));
    }
    return waits;
  }

  private static Map<State, Double> sums(List<Wait> waits) {
    Map<State, Double> sums = new EnumMap<>(State.class);
    waits.forEach(wait -> sums.merge(wait.state(), wait.length() * wait.share(), Double::sum));
    return sums;
  }
}
