package io.spandrel.recorder.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShortScopesTest {
  private final ShortScopes scopes = new ShortScopes();
  private final Map<Long, Long> overflowed = new HashMap<>();
  private final Map<Long, Long> drained = new HashMap<>();

  @Test
  void sumsOfOneSpan_areAdded() {
    scopes.add(1, 10);
    scopes.add(2, 5);
    scopes.add(1, 20);
    scopes.drainTo((span, sum) -> drained.merge(span, sum, Long::sum));
    assertThat(drained).isEqualTo(Map.of(1L, 30L, 2L, 5L));
  }

  @Test
  void timeWithoutASpan_isNobodys() {
    scopes.add(0, 10);
    scopes.drainTo((span, sum) -> drained.merge(span, sum, Long::sum));
    assertThat(drained).isEmpty();
  }

  @Test
  void ninthSpan_pushesTheFirstOut() {
    scopes.overflowTo((span, sum) -> overflowed.merge(span, sum, Long::sum));
    for (long span = 1; span <= 9; span++) {
      scopes.add(span, span * 10);
    }
    assertThat(overflowed).isEqualTo(Map.of(1L, 10L));
  }

  @Test
  void sums_areConservedWhateverTheOrder() {
    scopes.overflowTo((span, sum) -> overflowed.merge(span, sum, Long::sum));
    Map<Long, Long> expected = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long span = 1 + random.nextInt(20);
      long sum = random.nextInt(100);
      scopes.add(span, sum);
      expected.merge(span, sum, Long::sum);
      if (random.nextInt(50) == 0) {
        scopes.drainTo((id, left) -> overflowed.merge(id, left, Long::sum));
      }
    }
    scopes.drainTo((id, left) -> overflowed.merge(id, left, Long::sum));
    assertThat(overflowed).isEqualTo(expected);
  }

  @Test
  void drainThatIsHeldUp_doesNotHoldUpTheThread() {
    scopes.add(1, 10);
    scopes.drainTo((span, sum) -> {
      drained.merge(span, sum, Long::sum);
      CompletableFuture<Void> added =
          CompletableFuture.runAsync(() -> {
            scopes.add(1, 5);
            scopes.add(2, 7);
          });
      assertThat(added).succeedsWithin(Duration.ofSeconds(60));
    });
    assertThat(drained).isEqualTo(Map.of(1L, 10L));
    scopes.drainTo((span, sum) -> drained.merge(span, sum, Long::sum));
    assertThat(drained).isEqualTo(Map.of(1L, 15L, 2L, 7L));
  }

  @Test
  void sinkThatThrows_losesOneSumAndNoMore() {
    scopes.overflowTo((span, sum) -> {
      throw new IllegalStateException("broken");
    });
    for (long span = 1; span <= 8; span++) {
      scopes.add(span, 1);
    }
    try {
      scopes.add(9, 100);
    } catch (IllegalStateException expected) {
      overflowed.put(1L, 1L);
    }
    scopes.drainTo((span, sum) -> drained.merge(span, sum, Long::sum));
    assertThat(overflowed).hasSize(1);
    assertThat(drained).hasSize(8).containsEntry(9L, 100L).doesNotContainKey(1L);
  }
}
