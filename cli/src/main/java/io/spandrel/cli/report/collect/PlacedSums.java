package io.spandrel.cli.report.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Sums by region and key. Most spans have one or two, which are looked for one by one; an index is
 * made when there are many.
 */
final class PlacedSums<K, S> {

  private static final int FEW = 8;

  private record Place<K>(String region, K key) {}

  /** One of them. */
  record Placed<K, S>(String region, K key, S sum) {}

  private List<Placed<K, S>> all = List.of();
  private Map<Place<K>, S> index;

  int size() {
    return all.size();
  }

  /** In the order in which they came. */
  List<Placed<K, S>> all() {
    return all;
  }

  /** Null: there is none yet. */
  S find(String region, K key) {
    if (index != null) {
      return index.get(new Place<>(region, key));
    }
    for (int i = 0; i < all.size(); i++) {
      Placed<K, S> placed = all.get(i);
      if (placed.region().equals(region) && placed.key().equals(key)) {
        return placed.sum();
      }
    }
    return null;
  }

  /** There must be none yet. */
  void put(String region, K key, S sum) {
    all = all.isEmpty() ? new ArrayList<>(2) : all;
    all.add(new Placed<>(region, key, sum));
    if (index != null) {
      index.put(new Place<>(region, key), sum);
    } else if (all.size() > FEW) {
      index = new HashMap<>();
      all.forEach(placed -> index.put(new Place<>(placed.region(), placed.key()), placed.sum()));
    }
  }

  /** Makes the sum part of what is there; it may be kept, and grow. */
  void merge(String region, K key, S sum, BiConsumer<S, S> add) {
    S known = find(region, key);
    if (known == null) {
      put(region, key, sum);
    } else {
      add.accept(known, sum);
    }
  }
}
