package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * When the recorder watched: from the first clock event of a stream to the last moment of which all
 * has been read. Between two streams lies a gap.
 */
final class Watched {
  private static final int MOST_REMEMBERED = 256;

  private final Deque<Interval> past = new ArrayDeque<>();
  private boolean running;
  private long from;
  private long to;

  boolean isRunning() {
    return running;
  }

  void startAt(long nanos) {
    running = true;
    from = nanos;
    to = nanos;
  }

  void upTo(long nanos) {
    if (running) {
      to = Math.max(to, nanos);
    }
  }

  void stop() {
    if (running) {
      running = false;
      past.add(new Interval(from, to));
      if (past.size() > MOST_REMEMBERED) {
        past.remove();
      }
    }
  }

  long to() {
    return to;
  }

  /** What of the interval was not watched. */
  List<Interval> unwatched(long start, long end) {
    List<Interval> unwatched = new ArrayList<>();
    long reached = start;
    for (Interval watched : past) {
      reached = addGap(unwatched, reached, watched, end);
    }
    if (running) {
      reached = addGap(unwatched, reached, new Interval(from, to), end);
    }
    if (reached < end) {
      unwatched.add(new Interval(reached, end));
    }
    return unwatched;
  }

  private static long addGap(List<Interval> unwatched, long reached, Interval watched, long end) {
    if (watched.start() > reached && watched.start() < end) {
      unwatched.add(new Interval(reached, watched.start()));
    } else if (watched.start() >= end) {
      return reached;
    }
    return Math.max(reached, watched.end());
  }
}
