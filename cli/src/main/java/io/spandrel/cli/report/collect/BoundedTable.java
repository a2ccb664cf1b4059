package io.spandrel.cli.report.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Sums by key. When there are too many keys, the half that weighs least is folded into one sum of
 * the others, so that what matters keeps its own row even if it comes late.
 */
final class BoundedTable<K, V> {

  private final int maxKeys;
  private final Supplier<V> empty;
  private final BiConsumer<V, V> fold;
  private final ToLongFunction<V> weight;
  private final Map<K, V> sums = new HashMap<>();
  private final V others;
  private long folded;

  /**
   * @param fold adds its second argument to its first
   */
  BoundedTable(int maxKeys, Supplier<V> empty, BiConsumer<V, V> fold, ToLongFunction<V> weight) {
    this.maxKeys = maxKeys;
    this.empty = empty;
    this.fold = fold;
    this.weight = weight;
    this.others = empty.get();
  }

  /** The sum to add to; not to be kept. */
  V at(K key) {
    V known = sums.get(key);
    if (known != null) {
      return known;
    }
    if (sums.size() >= maxKeys) {
      foldLightest();
    }
    V sum = empty.get();
    sums.put(key, sum);
    return sum;
  }

  private void foldLightest() {
    List<Map.Entry<K, V>> byWeight = heaviestFirst();
    for (Map.Entry<K, V> light : byWeight.subList(maxKeys / 2, byWeight.size())) {
      fold.accept(others, light.getValue());
      sums.remove(light.getKey());
      folded++;
    }
  }

  List<Map.Entry<K, V>> heaviestFirst() {
    List<Map.Entry<K, V>> entries = new ArrayList<>(sums.entrySet());
    entries.sort(
        Comparator.comparingLong((Map.Entry<K, V> entry) -> weight.applyAsLong(entry.getValue()))
            .reversed());
    return entries;
  }

  /** What was folded; meaningful if {@link #folded} is not 0. */
  V others() {
    return others;
  }

  /** How many rows were folded; a key that came again counts again. */
  long folded() {
    return folded;
  }
}
