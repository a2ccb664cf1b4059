package io.spandrel.recorder.timeline;

import static io.spandrel.recorder.timeline.Sample.at;
import static io.spandrel.recorder.timeline.Sample.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PastScopesTest {
  private final PastScopes scopes = new PastScopes();
  private long added;

  private void add(int count) {
    for (int i = 0; i < count; i++, added++) {
      scopes.add(scope(1, added, added, added + 1));
    }
  }

  @Test
  void roomOfManyThatWereForgotten_isGivenBackWhenFewAreLeft() {
    int atFirst = scopes.room();
    add(10_000);
    assertThat(scopes.room()).isGreaterThanOrEqualTo(10_000);
    scopes.dropFirst(9_900);
    assertThat(scopes.room()).isLessThanOrEqualTo(200);
    assertThat(scopes.within(at(9_900), at(9_903)))
        .extracting(Scope::spanId)
        .containsExactly(9_900L, 9_901L, 9_902L);
    scopes.dropFirst(100);
    assertThat(scopes.isEmpty()).isTrue();
    assertThat(scopes.room()).isEqualTo(atFirst);
  }

  @Test
  void roomForAsManyAsAreThereAgainAndAgain_isKept() {
    add(1_000);
    int room = scopes.room();
    for (int i = 0; i < 100; i++) {
      scopes.dropFirst(700);
      add(700);
      assertThat(scopes.room()).isEqualTo(room);
    }
  }

  @Test
  void scopes_stayInTheOrderOfTheirEndsWhereverTheyAreMoved() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      PastScopes some = new PastScopes();
      List<Long> ends = new ArrayList<>();
      for (int step = 0; step < 2_000; step++) {
        if (random.nextInt(100) > 0) {
          long end = step + random.nextInt(5);
          some.add(scope(1, 1, end - 1, end));
          ends.add(at(end));
        } else {
          int count = random.nextInt(ends.size() + 1);
          ends.sort(null);
          ends.subList(0, count).clear();
          some.dropFirst(count);
        }
      }
      ends.sort(null);
      assertThat(some.size()).isEqualTo(ends.size());
      for (int i = 0; i < ends.size(); i++) {
        assertThat(some.end(i)).as("seed %d", seed).isEqualTo(ends.get(i));
      }
    }
  }
}
