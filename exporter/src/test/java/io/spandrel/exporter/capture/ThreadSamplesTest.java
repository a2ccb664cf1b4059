package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ThreadSamplesTest {
  private final ThreadSamples samples = new ThreadSamples();

  private static CpuSample at(long nanos) {
    return new CpuSample(1, "exec-1", nanos, List.of());
  }

  @Test
  void between_hasBothEndsAndTheOrderOfTime() {
    for (long nanos : new long[] {10, 30, 20, 40}) {
      samples.add(at(nanos));
    }

    assertThat(samples.between(20, 30)).containsExactly(at(20), at(30));
    assertThat(samples.between(41, 50)).isEmpty();
    assertThat(samples.between(31, 39)).isEmpty();
    assertThat(samples.between(30, 20)).isEmpty();
  }

  @Test
  void isEmpty_onceAllAreRemoved() {
    samples.add(at(10));
    samples.add(at(20));
    samples.remove(at(20));
    samples.remove(at(10));
    samples.remove(at(10));

    assertThat(samples.isEmpty()).isTrue();
    assertThat(samples.between(0, 100)).isEmpty();
  }

  @Test
  void anyOrder_isThatOfASortedMap() {
    Random random = new Random(1);
    TreeMap<Long, CpuSample> sorted = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      CpuSample sample = at(i + random.nextInt(20));
      samples.add(sample);
      sorted.put(sample.nanos(), sample);
      if (sorted.size() > 100) {
        CpuSample oldest = sorted.pollFirstEntry().getValue();
        samples.remove(oldest);
      }
      if (random.nextInt(10) == 0) {
        CpuSample some = at(i - random.nextInt(60));
        sorted.remove(some.nanos());
        samples.remove(some);
      }
      long from = i - random.nextInt(50);
      assertThat(samples.between(from, i))
          .containsExactlyElementsOf(sorted.subMap(from, true, (long) i, true).values());
    }
  }
}
