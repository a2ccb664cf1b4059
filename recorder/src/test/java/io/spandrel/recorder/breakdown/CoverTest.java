package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverTest {
  @Test
  void intervalsThatTouchOrOverlap_becomeOne() {
    assertThat(
            Cover.union(
                List.of(
                    new Interval(10, 20),
                    new Interval(0, 5),
                    new Interval(5, 7),
                    new Interval(12, 15),
                    new Interval(30, 30),
                    new Interval(50, 40))))
        .containsExactly(new Interval(0, 7), new Interval(10, 20));
  }

  @Test
  void moments_areCoveredByAnyOfTheIntervals() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<Interval> intervals = new ArrayList<>();
      int count = random.nextInt(6);
      for (int i = 0; i < count; i++) {
        long start = random.nextInt(50);
        intervals.add(new Interval(start, start + random.nextInt(15) - 2));
      }
      Cover cover = Cover.of(intervals);
      for (long moment = 0; moment < 60; moment++) {
        long at = moment;
        boolean any = intervals.stream().anyMatch(i -> i.start() <= at && i.end() > at);
        assertThat(cover.covers(at)).as("seed %d, moment %d", seed, at).isEqualTo(any);
      }
    }
  }
}
