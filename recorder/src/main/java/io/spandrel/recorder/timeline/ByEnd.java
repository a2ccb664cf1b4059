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

  /** What ends later than this after a moment began after it. */
  private LongestKept longest = new LongestKept();

  void add(T item) {
    long itsEnd = item.end();
    int at = items.size();
    while (at > 0 && items.get(at - 1).end() > itsEnd) {
      at--;
    }
    items.add(at, item);
    longest.added(at, itsEnd - item.start());
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
    replaced.addAll(items.subList(count, items.size()));
    items = replaced;
    longest = new LongestKept();
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      longest.added(i, item.end() - item.start());
    }
  }

  void dropFirst(int count) {
    items.subList(0, count).clear();
    longest.dropped(count, items.size());
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
    long most = longest.nanos();
    for (int i = firstAfter(from); i < items.size(); i++) {
      T item = items.get(i);
      if (item.end() - most >= to) {
        break;
      }
      if (item.start() < to) {
        found.add(item);
      }
    }
    return found;
  }
}
