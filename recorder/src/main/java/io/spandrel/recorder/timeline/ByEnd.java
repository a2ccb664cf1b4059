package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Timed;
import java.util.ArrayList;
import java.util.List;

/**
 * What lasts from one moment to another, in the order of the ends: the order in which events bring
 * it, but for a late one now and then.
 */
final class ByEnd<T extends Timed> {
  private List<T> items = new ArrayList<>();

  /** None is longer: what ends later than this after a moment began after it. */
  private long longest;

  void add(T item) {
    long itsEnd = item.end();
    longest = Math.max(longest, itsEnd - item.start());
    int at = items.size();
    while (at > 0 && items.get(at - 1).end() > itsEnd) {
      at--;
    }
    items.add(at, item);
  }

  List<T> items() {
    return items;
  }

  int size() {
    return items.size();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Puts others, in the order of their ends, in the place of the first so many. */
  void replaceFirst(int count, List<T> others) {
    List<T> replaced = new ArrayList<>(others);
    for (T other : others) {
      longest = Math.max(longest, other.end() - other.start());
    }
    replaced.addAll(items.subList(count, items.size()));
    items = replaced;
  }

  void dropFirst(int count) {
    items.subList(0, count).clear();
  }

  /** Forgets what had ended by the moment; how many that were. */
  int forgetBefore(long nanos) {
    int count = firstAfter(nanos);
    dropFirst(count);
    return count;
  }

  /** The index of the first that ends after the moment. */
  int firstAfter(long nanos) {
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (items.get(middle).end() <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What has a part in the interval. */
  List<T> overlapping(long from, long to) {
    List<T> found = new ArrayList<>();
    for (int i = firstAfter(from); i < items.size(); i++) {
      T item = items.get(i);
      if (item.end() - longest >= to) {
        break;
      }
      if (item.start() < to) {
        found.add(item);
      }
    }
    return found;
  }
}
