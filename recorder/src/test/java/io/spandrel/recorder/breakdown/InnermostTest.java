package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InnermostTest {
  private static List<Innermost.Piece<Interval>> flatten(List<Interval> items, long from, long to) {
    return Innermost.flatten(items, from, to);
  }

  @Test
  void nestedInterval_cutsTheOneAroundItInTwo() {
    Interval outer = new Interval(0, 30);
    Interval inner = new Interval(10, 20);
    assertThat(flatten(List.of(outer, inner), 5, 25))
        .containsExactly(
            new Innermost.Piece<>(5, 10, outer, 0),
            new Innermost.Piece<>(10, 20, inner, 1),
            new Innermost.Piece<>(20, 25, outer, 0));
  }

  @Test
  void sameIntervalTwice_isTheLaterOne() {
    Interval one = new Interval(0, 10);
    Interval other = new Interval(0, 10);
    assertThat(flatten(List.of(one, other), 0, 10))
        .containsExactly(new Innermost.Piece<>(0, 10, other, 1));
  }

  @Test
  void emptyWindow_hasNoPieces() {
    assertThat(flatten(List.of(new Interval(0, 10)), 5, 5)).isEmpty();
    assertThat(flatten(List.of(new Interval(0, 10)), 10, 20)).isEmpty();
  }

  @Test
  void everyMoment_belongsToTheLastThatBeganAndIsNotOver() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<Interval> items = new ArrayList<>();
      int count = random.nextInt(8);
      for (int i = 0; i < count; i++) {
        long start = random.nextInt(40) - 5;
        items.add(new Interval(start, start + random.nextInt(25)));
      }
      items.sort(Comparator.comparingLong(Interval::start));
      List<Innermost.Piece<Interval>> pieces = flatten(items, 0, 40);
      for (long moment = 0; moment < 40; moment++) {
        int expected = -1;
        for (int i = 0; i < items.size(); i++) {
          expected = items.get(i).start() <= moment && items.get(i).end() > moment ? i : expected;
        }
        int found = -1;
        for (Innermost.Piece<Interval> piece : pieces) {
          found = piece.start() <= moment && piece.end() > moment ? piece.index() : found;
        }
        assertThat(found).as("seed %d, moment %d", seed, moment).isEqualTo(expected);
      }
    }
  }
}
