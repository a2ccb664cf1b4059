package io.spandrel.recorder.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongestKeptTest {
  private final LongestKept longest = new LongestKept();
  private final List<Long> line = new ArrayList<>();

  private void add(int index, long nanos) {
    line.add(index, nanos);
    longest.added(index, nanos);
  }

  private void drop(int count) {
    line.subList(0, count).clear();
    longest.dropped(count, line.size());
  }

  @Test
  void whatHasLeft_countsUntilAllHaveLeftThatWereThereWithIt() {
    add(0, 1_000);
    add(1, 2);
    add(2, 3);
    drop(1);
    add(2, 4);
    assertThat(longest.nanos()).isEqualTo(1_000);
    drop(2);
    assertThat(longest.nanos()).isEqualTo(4);
  }

  @Test
  void emptyLine_hasNone() {
    add(0, 1_000);
    add(1, 2);
    drop(2);
    assertThat(longest.nanos()).isZero();
  }

  @Test
  void oneThatComesLate_countsAsLongAsItIsThere() {
    add(0, 1);
    add(1, 1);
    drop(0);
    add(0, 500);
    add(3, 2);
    drop(1);
    add(0, 700);
    add(1, 3);
    drop(2);
    assertThat(line).containsExactly(1L, 1L, 2L);
    assertThat(longest.nanos()).isEqualTo(700);
    drop(2);
    assertThat(longest.nanos()).isEqualTo(2);
  }

  @Test
  void inAnyOrder_noneIsLonger() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      LongestKept some = new LongestKept();
      List<Long> lengths = new ArrayList<>();
      for (int step = 0; step < 500; step++) {
        if (random.nextInt(4) > 0) {
          long nanos = random.nextInt(1_000);
          int index = Math.max(0, lengths.size() - random.nextInt(4));
          lengths.add(index, nanos);
          some.added(index, nanos);
        } else {
          int count = random.nextInt(lengths.size() + 1);
          lengths.subList(0, count).clear();
          some.dropped(count, lengths.size());
        }
        long most = lengths.stream().mapToLong(Long::longValue).max().orElse(0);
        assertThat(some.nanos()).as("seed %d", seed).isGreaterThanOrEqualTo(most);
      }
      some.dropped(lengths.size(), 0);
      assertThat(some.nanos()).as("seed %d", seed).isZero();
    }
  }
}
