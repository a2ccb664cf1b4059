package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much was lost, and when: spans open then say so. */
final class LostTime {
  private static final int MOST_REMEMBERED = 1_000;

  private final Deque<Interval> intervals = new ArrayDeque<>();
  private long count;

  /** Losses that concern one span or thread, which knows of them itself. */
  void count(long lost) {
    count += lost;
  }

  void add(long lost, Interval when) {
    count += lost;
    intervals.add(when);
    if (intervals.size() > MOST_REMEMBERED) {
      intervals.remove();
    }
  }

  void addUpTo(long nanos) {
    add(1, new Interval(Long.MIN_VALUE, nanos));
  }

  boolean overlaps(long from, long to) {
    for (Interval loss : intervals) {
      if (loss.start() < to && loss.end() > from) {
        return true;
      }
    }
    return false;
  }

  long count() {
    return count;
  }
}
