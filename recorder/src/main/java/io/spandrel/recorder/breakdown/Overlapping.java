package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the intervals that reach into a window, for windows that only go forward and don't overlap.
 * Each interval is looked at once, and then once for every window it reaches into: a thread may
 * have thousands of both.
 */
final class Overlapping<T extends Timed> {
  private final List<T> items;
  private final List<T> reaching = new ArrayList<>(4);
  private int next;

  /**
   * @param items sorted by start
   */
  Overlapping(List<T> items) {
    this.items = items;
  }

  /** In the order of their starts; until the next call. */
  List<T> in(long from, long to) {
    if (!reaching.isEmpty()) {
      reaching.removeIf(item -> item.end() <= from);
    }
    while (next < items.size() && items.get(next).start() < to) {
      T item = items.get(next++);
      if (item.end() > from) {
        reaching.add(item);
      }
    }
    return reaching;
  }
}
