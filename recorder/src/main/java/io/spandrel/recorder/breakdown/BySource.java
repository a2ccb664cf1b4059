package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values by the wait, pause or scope that they belong to, in the order in which they were added.
 * Nearly always there are a few, which are found by looking at each: an identity hash costs more.
 */
final class BySource<V> {
  private static final int FEW = 16;

  private final List<Object> sources = new ArrayList<>(2);
  private final List<V> values = new ArrayList<>(2);

  /** Null as long as there are few. */
  private Map<Object, V> many;

  /** Null: none was added. */
  V get(Object source) {
    if (many != null) {
      return many.get(source);
    }
    for (int i = sources.size() - 1; i >= 0; i--) {
      if (sources.get(i) == source) {
        return values.get(i);
      }
    }
    return null;
  }

  /** For a source that has none yet. */
  void add(Object source, V value) {
    sources.add(source);
    values.add(value);
    if (many != null) {
      many.put(source, value);
    } else if (sources.size() > FEW) {
      many = new IdentityHashMap<>();
      for (int i = 0; i < sources.size(); i++) {
        many.put(sources.get(i), values.get(i));
      }
    }
  }

  List<Object> sources() {
    return sources;
  }

  List<V> values() {
    return values;
  }
}
