package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlappingTest {
  @Test
  void windows_findWhatLookingAtEveryIntervalFinds() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      List<Interval> all = new ArrayList<>();
      int count = random.nextInt(20);
      for (int i = 0; i < count; i++) {
        long start = random.nextInt(100);
        all.add(new Interval(start, start + random.nextInt(40)));
      }
      all.sort(Comparator.comparingLong(Interval::start));
      Overlapping<Interval> overlapping = new Overlapping<>(all);
      long from = random.nextInt(20) - 10;
      while (from < 140) {
        long to = from + 1 + random.nextInt(15);
        assertThat(overlapping.in(from, to)).as("seed %d", seed).isEqualTo(simple(all, from, to));
        from = to + random.nextInt(3) * random.nextInt(10);
      }
    }
  }

  private static List<Interval> simple(List<Interval> all, long from, long to) {
    return all.stream().filter(item -> item.start() < to && item.end() > from).toList();
  }
}
