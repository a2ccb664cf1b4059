package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Finds the intervals that reach into a window, for windows that only go forward and don't overlap.
 * Each interval is looked at once, and then once for every window it reaches into: a thread may
 * have thousands of both.
 */
final class Overlapping<T> {
  private final List<T> items;
  private final ToLongFunction<T> start;
  private final ToLongFunction<T> end;
  private final List<T> reaching = new ArrayList<>();
  private int next;

  /**
   * @param items sorted by start
   */
  Overlapping(List<T> items, ToLongFunction<T> start, ToLongFunction<T> end) {
    this.items = items;
    this.start = start;
    this.end = end;
  }

  /** In the order of their starts. */
  List<T> in(long from, long to) {
    if (!reaching.isEmpty()) {
      reaching.removeIf(item -> end.applyAsLong(item) <= from);
    }
    while (next < items.size() && start.applyAsLong(items.get(next)) < to) {
      T item = items.get(next++);
      if (end.applyAsLong(item) > from) {
        reaching.add(item);
      }
    }
    return List.copyOf(reaching);
  }
}
