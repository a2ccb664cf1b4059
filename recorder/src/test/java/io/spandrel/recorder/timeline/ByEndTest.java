package io.spandrel.recorder.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByEndTest {
  /** Counts how often it is looked at. */
  private final class Looked implements Timed {
    private final long start;
    private final long end;

    Looked(long start, long end) {
      this.start = start;
      this.end = end;
    }

    @Override
    public long start() {
      return start;
    }

    @Override
    public long end() {
      looks++;
      return end;
    }
  }

  private int looks;

  private int looksFor(ByEnd<Looked> items, long from, long to) {
    looks = 0;
    items.overlapping(from, to);
    return looks;
  }

  private ByEnd<Looked> shortOnes(int count) {
    ByEnd<Looked> items = new ByEnd<>();
    for (int i = 0; i < count; i++) {
      items.add(new Looked(10L * i, 10L * i + 5));
    }
    return items;
  }

  @Test
  void aLongOneThatIsForgotten_makesNoLaterSearchLonger() {
    ByEnd<Looked> items = new ByEnd<>();
    items.add(new Looked(-1_000_000, -1));
    int before = looksFor(shortOnes(1_000), 5_000, 5_010);
    for (int i = 0; i < 1_000; i++) {
      items.add(new Looked(10L * i, 10L * i + 5));
    }
    assertThat(looksFor(items, 5_000, 5_010)).isGreaterThan(before + 400);
    items.forgetBefore(0);
    for (int i = 1_000; i < 2_000; i++) {
      items.add(new Looked(10L * i, 10L * i + 5));
    }
    items.forgetBefore(10_000);
    assertThat(looksFor(items, 15_000, 15_010)).isLessThanOrEqualTo(before);
  }

  @Test
  void aLongOneThatIsReplaced_makesNoLaterSearchLonger() {
    ByEnd<Looked> items = new ByEnd<>();
    items.add(new Looked(-1_000_000, -1));
    for (int i = 0; i < 1_000; i++) {
      items.add(new Looked(10L * i, 10L * i + 5));
    }
    items.replaceFirst(2, List.of(new Looked(0, 5)));
    assertThat(looksFor(items, 5_000, 5_010)).isEqualTo(looksFor(shortOnes(1_000), 5_000, 5_010));
  }

  @Test
  void overlapping_findsAllThatHaveAPart() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ByEnd<Interval> items = new ByEnd<>();
      List<Interval> expected = new ArrayList<>();
      for (int step = 0; step < 300; step++) {
        long end = 10L * step + random.nextInt(30);
        Interval item = new Interval(end - (1L << random.nextInt(10)), end);
        items.add(item);
        expected.add(item);
        if (random.nextInt(20) == 0) {
          long before = 10L * step - random.nextInt(500);
          items.forgetBefore(before);
          expected.removeIf(old -> old.end() <= before);
        }
        long from = 10L * step - random.nextInt(1_000);
        long to = from + 1 + random.nextInt(100);
        assertThat(items.overlapping(from, to))
            .as("seed %d", seed)
            .containsExactlyElementsOf(
                expected.stream()
                    .filter(one -> one.end() > from && one.start() < to)
                    .sorted(Comparator.comparingLong(Interval::end))
                    .toList());
      }
    }
  }
}
