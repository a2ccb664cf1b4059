package io.spandrel.recorder.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The JDK's collections are the measure, over many random runs. */
class IdCollectionsTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 2_000;

  @Test
  void map_doesAsALinkedHashMap() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int ids = 1 + random.nextInt(300);
      IdMap<Integer> map = new IdMap<>();
      Map<Long, Integer> expected = new LinkedHashMap<>();
      for (int step = 0; step < STEPS; step++) {
        long id = id(random, ids);
        if (random.nextInt(3) > 0) {
          assertThat(map.put(id, step)).as("seed %d", seed).isEqualTo(expected.put(id, step));
        } else {
          assertThat(map.remove(id)).as("seed %d", seed).isEqualTo(expected.remove(id));
        }
        long asked = id(random, ids);
        assertThat(map.get(asked)).as("seed %d", seed).isEqualTo(expected.get(asked));
        assertThat(map.contains(asked)).isEqualTo(expected.containsKey(asked));
        assertThat(map.size()).isEqualTo(expected.size());
      }
      assertThat(map.values()).as("seed %d", seed).containsExactlyElementsOf(expected.values());
      assertThat(map.copyOfValues()).containsExactlyElementsOf(expected.values());
      if (!expected.isEmpty()) {
        Map.Entry<Long, Integer> oldest = expected.entrySet().iterator().next();
        assertThat(map.oldestId()).isEqualTo(oldest.getKey());
        assertThat(map.oldest()).isEqualTo(oldest.getValue());
      }
    }
  }

  @Test
  void clearedMap_isAsNew() {
    IdMap<String> map = new IdMap<>();
    for (long id = 0; id < 100; id++) {
      map.put(id, "before");
    }
    map.remove(7);
    map.clear();
    assertThat(map.isEmpty()).isTrue();
    assertThat(map.oldest()).isNull();
    assertThat(map.get(3)).isNull();
    map.put(3, "after");
    assertThat(map.values()).containsExactly("after");
  }

  @Test
  void set_doesAsAHashSet() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int ids = 1 + random.nextInt(300);
      IdSet set = new IdSet();
      Set<Long> expected = new HashSet<>();
      for (int step = 0; step < STEPS; step++) {
        long id = id(random, ids);
        if (random.nextInt(3) > 0) {
          assertThat(set.add(id)).as("seed %d", seed).isEqualTo(expected.add(id));
        } else {
          assertThat(set.remove(id)).as("seed %d", seed).isEqualTo(expected.remove(id));
        }
        long asked = id(random, ids);
        assertThat(set.contains(asked)).as("seed %d", seed).isEqualTo(expected.contains(asked));
        assertThat(set.size()).isEqualTo(expected.size());
      }
      Set<Long> all = new HashSet<>();
      set.forEach(all::add);
      assertThat(all).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void mapAndSetThatGrowAndShrink_doAsThoseOfTheJdk() {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      IdMap<Long> map = new IdMap<>();
      IdSet set = new IdSet();
      Map<Long, Long> expected = new LinkedHashMap<>();
      for (int wave = 0; wave < 6; wave++) {
        int most = random.nextInt(5_000);
        for (int i = 0; i < most; i++) {
          long id = id(random, 10_000);
          map.put(id, id);
          set.add(id);
          expected.put(id, id);
        }
        List<Long> known = new ArrayList<>(expected.keySet());
        Collections.shuffle(known, random);
        for (long id : known.subList(0, known.size() - random.nextInt(1 + known.size() / 20))) {
          assertThat(map.remove(id)).as("seed %d", seed).isEqualTo(expected.remove(id));
          assertThat(set.remove(id)).as("seed %d", seed).isTrue();
        }
        assertThat(map.values()).as("seed %d", seed).containsExactlyElementsOf(expected.values());
        assertThat(set.size()).isEqualTo(expected.size());
        for (long id : known) {
          assertThat(map.contains(id)).as("seed %d", seed).isEqualTo(expected.containsKey(id));
          assertThat(set.contains(id)).as("seed %d", seed).isEqualTo(expected.containsKey(id));
        }
      }
    }
  }

  @Test
  void roomOfManyThatWereRemoved_isGivenBackWhenFewAreLeft() {
    IdMap<Long> map = new IdMap<>();
    IdSet set = new IdSet();
    for (long id = 0; id < 10_000; id++) {
      map.put(id, id);
      set.add(id);
    }
    assertThat(map.room()).isGreaterThanOrEqualTo(10_000);
    assertThat(set.room()).isGreaterThanOrEqualTo(9_999);
    for (long id = 0; id < 9_900; id++) {
      map.remove(id);
      set.remove(id);
    }
    assertThat(map.room()).isBetween(100, 2_000);
    assertThat(set.room()).isBetween(100, 2_000);
    assertThat(map.oldest()).isEqualTo(9_900);
    assertThat(map.values()).hasSize(100);
    assertThat(set.size()).isEqualTo(100);
    map.clear();
    assertThat(map.room()).isEqualTo(new IdMap<>().room());
  }

  @Test
  void roomForAsManyAsAreThereAgainAndAgain_isKept() {
    IdMap<Long> map = new IdMap<>();
    IdSet set = new IdSet();
    for (int wave = 0; wave < 20; wave++) {
      for (long id = 0; id < 10_000; id++) {
        map.put(id, id);
        set.add(id);
      }
      int room = map.room();
      int roomOfSet = set.room();
      for (long id = 0; id < 7_500; id++) {
        map.remove(id);
        set.remove(id);
        assertThat(map.room()).isEqualTo(room);
        assertThat(set.room()).isEqualTo(roomOfSet);
      }
    }
  }

  @Test
  void setAskedForAnyMatch_looksAtEach() {
    IdSet set = IdSet.of(0, 1, -1, Long.MIN_VALUE);
    assertThat(set.anyMatch(id -> id == 0)).isTrue();
    assertThat(set.anyMatch(id -> id == Long.MIN_VALUE)).isTrue();
    assertThat(set.anyMatch(id -> id == 2)).isFalse();
  }

  @Test
  void lastIds_forgetsTheOldest() {
    for (int most : new int[] {1, 2, 15, 16, 17, 100}) {
      Random random = new Random(most);
      LastIds last = new LastIds(most);
      Set<Long> expected = new LinkedHashSet<>();
      for (int step = 0; step < STEPS; step++) {
        long id = id(random, 3 * most);
        last.add(id);
        expected.add(id);
        if (expected.size() > most) {
          expected.remove(expected.iterator().next());
        }
        for (long asked = 0; asked < 3 * most; asked++) {
          assertThat(last.contains(spread(asked)))
              .as("%d of %d", asked, most)
              .isEqualTo(expected.contains(spread(asked)));
        }
      }
    }
  }

  private static long id(Random random, int ids) {
    return spread(random.nextInt(ids));
  }

  /** Some are near each other and some far, as ids of threads and of spans are; 0 is among them. */
  private static long spread(long number) {
    return number % 2 == 0 ? number : number * 0x1234567890ABCDFL;
  }
}
