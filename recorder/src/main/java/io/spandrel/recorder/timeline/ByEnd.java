package io.spandrel.recorder.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What lasts from one moment to another, in the order of the ends: the order in which events bring
 * it, but for a late one now and then.
 */
final class ByEnd<T> {
  private final ToLongFunction<T> start;
  private final ToLongFunction<T> end;
  private List<T> items = new ArrayList<>();

  /** None is longer: what ends later than this after a moment began after it. */
  private long longest;

  ByEnd(ToLongFunction<T> start, ToLongFunction<T> end) {
    this.start = start;
    this.end = end;
  }

  void add(T item) {
    long itsEnd = end.applyAsLong(item);
    longest = Math.max(longest, itsEnd - start.applyAsLong(item));
    int at = items.size();
    while (at > 0 && end.applyAsLong(items.get(at - 1)) > itsEnd) {
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
      longest = Math.max(longest, end.applyAsLong(other) - start.applyAsLong(other));
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
      if (end.applyAsLong(items.get(middle)) <= nanos) {
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
      if (end.applyAsLong(item) - longest >= to) {
        break;
      }
      if (start.applyAsLong(item) < to) {
        found.add(item);
      }
    }
    return found;
  }

  /** What lies in the interval whole, but for one that ends as it begins. */
  List<T> within(long from, long to) {
    List<T> found = new ArrayList<>();
    for (int i = firstAfter(from); i < items.size(); i++) {
      T item = items.get(i);
      if (end.applyAsLong(item) > to) {
        break;
      }
      if (start.applyAsLong(item) >= from) {
        found.add(item);
      }
    }
    return found;
  }

  /** The one that covers the moment and began last; null: none does. */
  T innermostAt(long nanos) {
    T innermost = null;
    long latest = Long.MIN_VALUE;
    for (int i = firstAfter(nanos); i < items.size(); i++) {
      T item = items.get(i);
      if (end.applyAsLong(item) - longest > nanos) {
        break;
      }
      long began = start.applyAsLong(item);
      if (began <= nanos && (innermost == null || began > latest)) {
        innermost = item;
        latest = began;
      }
    }
    return innermost;
  }
}
