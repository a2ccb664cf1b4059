package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which moments any of some intervals covers; asked for moments that only go forward. */
final class Cover {
  private static final Comparator<Interval> BY_START = Comparator.comparingLong(Interval::start);

  private final List<Interval> united;
  private int next;

  Cover(List<Interval> intervals) {
    this.united = union(intervals);
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

  int edges() {
    return 2 * united.size();
  }

  /** Puts them from {@code at} on; where the next ones go. */
  int putEdges(long[] edges, int at) {
    int next = at;
    for (Interval interval : united) {
      edges[next++] = interval.start();
      edges[next++] = interval.end();
    }
    return next;
  }
}
