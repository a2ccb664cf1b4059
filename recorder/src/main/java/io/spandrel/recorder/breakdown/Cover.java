package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which moments any of some intervals covers; asked for moments that only go forward. */
final class Cover {
  private final List<Interval> united;
  private int next;

  Cover(List<Interval> intervals) {
    this.united = union(intervals);
  }

  static List<Interval> union(List<Interval> intervals) {
    List<Interval> united = new ArrayList<>();
    intervals.stream()
        .filter(interval -> !interval.isEmpty())
        .sorted(Comparator.comparingLong(Interval::start))
        .forEach(interval -> append(united, interval));
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

  void addEdges(List<Long> edges) {
    for (Interval interval : united) {
      edges.add(interval.start());
      edges.add(interval.end());
    }
  }
}
