package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which moments any of some intervals covers; asked for moments that only go forward. */
final class Cover {
  private static final Comparator<Interval> BY_START = Comparator.comparingLong(Interval::start);

  /** Of nothing. */
  private static final Cover EMPTY = new Cover(List.of());

  private final List<Interval> united;
  private int next;

  private Cover(List<Interval> united) {
    this.united = united;
  }

  static Cover of(List<Interval> intervals) {
    return intervals.isEmpty() ? EMPTY : new Cover(union(intervals));
  }

  static List<Interval> union(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return List.of();
    }
    List<Interval> united = new ArrayList<>();
    List<Interval> sorted = new ArrayList<>(intervals);
    sorted.sort(BY_START);
    for (Interval interval : sorted) {
      if (!interval.isEmpty()) {
        append(united, interval);
      }
    }
    return united;
  }

  private static void append(List<Interval> united, Interval interval) {
    Interval last = united.isEmpty() ? null : united.get(united.size() - 1);
    if (last != null && interval.start() <= last.end()) {
      long end = Math.max(last.end(), interval.end());
      united.set(united.size() - 1, new Interval(last.start(), end));
    } else {
      united.add(interval);
    }
  }

  boolean covers(long moment) {
    while (next < united.size() && united.get(next).end() <= moment) {
      next++;
    }
    return next < united.size() && united.get(next).start() <= moment;
  }

  /** The next moment, after the one just asked for, from which on the answer is another one. */
  long nextEdge(long moment) {
    if (next == united.size()) {
      return Long.MAX_VALUE;
    }
    Interval interval = united.get(next);
    return interval.start() > moment ? interval.start() : interval.end();
  }
}
