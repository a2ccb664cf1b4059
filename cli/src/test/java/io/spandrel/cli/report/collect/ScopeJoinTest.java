package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.lock;
import static io.spandrel.cli.report.Samples.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.sample.WaitSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScopeJoinTest {

  private final Map<WaitSample, Long> spans = new HashMap<>();
  private final List<WaitSample> inNone = new ArrayList<>();
  private final ScopeJoin join =
      new ScopeJoin((wait, scope) -> spans.put(wait, scope.spanId()), inNone::add);

  @Test
  void wait_belongsToTheInnermostScopeOfItsThread() {
    WaitSample inner = lock(1, 12, 18);
    WaitSample outer = lock(1, 22, 28);
    WaitSample elsewhere = lock(2, 12, 18);
    join.add(inner);
    join.add(elsewhere);
    join.close(scope(1, 7, 10, 20));
    join.add(outer);
    join.close(scope(1, 6, 0, 30));
    join.finish();

    assertThat(spans).isEqualTo(Map.of(inner, 7L, outer, 6L));
    assertThat(inNone).containsExactly(elsewhere);
  }

  @Test
  void wait_beforeTheScope_isInNone() {
    WaitSample before = lock(1, 0, 5);
    join.add(before);
    join.close(scope(1, 7, 10, 20));
    join.finish();

    assertThat(spans).isEmpty();
    assertThat(inNone).containsExactly(before);
  }

  @Test
  void wait_thatReachesIntoAScope_goesWhereMostOfItLies() {
    WaitSample mostlyBefore = lock(1, 0, 12);
    WaitSample mostlyInside = lock(1, 9, 15);
    join.add(mostlyBefore);
    join.add(mostlyInside);
    join.close(scope(1, 7, 10, 20));
    join.finish();

    assertThat(spans).isEqualTo(Map.of(mostlyInside, 7L));
    assertThat(inNone).containsExactly(mostlyBefore);
  }

  @Test
  void scopeThatIsStillOpen_claimsWhatIsInItSoFar() {
    WaitSample first = lock(1, 2, 4);
    WaitSample second = lock(1, 12, 14);
    join.add(first);
    join.close(scope(1, 7, 0, 10));
    join.add(second);
    join.close(scope(1, 7, 0, 20));

    assertThat(spans).isEqualTo(Map.of(first, 7L, second, 7L));
  }

  @Test
  void waitsWithoutAnyScope_areLetGoAtABound() {
    for (int i = 0; i < 3 * ScopeJoin.MAX_PER_THREAD; i++) {
      join.add(lock(1, i, i + 1));
    }

    assertThat(inNone).hasSize(2 * ScopeJoin.MAX_PER_THREAD);
  }

  @Test
  void waitsOfManyThreads_areLetGoAtABoundInAll() {
    int added = 0;
    for (int thread = 0; thread < 100; thread++) {
      for (int i = 0; i < 2_000; i++) {
        join.add(lock(thread, i, i + 1));
        added++;
      }
    }

    assertThat(added - inNone.size()).isLessThanOrEqualTo(ScopeJoin.MAX_IN_ALL);
    join.finish();
    assertThat(inNone).hasSize(added);
  }
}
