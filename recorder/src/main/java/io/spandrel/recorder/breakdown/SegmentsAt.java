package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the segments of all threads at a moment, for moments that only go forward. Looks at those
 * threads only that have a part of the span around the moment: a span may be current on thousands,
 * one after the other.
 */
final class SegmentsAt {
  private static final Comparator<SegmentCursor> BY_START =
      Comparator.comparingLong(SegmentCursor::start);

  private final List<SegmentCursor> waiting;
  private final List<SegmentCursor> active = new ArrayList<>(4);
  private final List<Segment> here = new ArrayList<>(4);
  private int next;

  /**
   * @param threads none empty
   */
  SegmentsAt(List<List<Segment>> threads) {
    List<SegmentCursor> cursors = new ArrayList<>(threads.size());
    for (int i = 0; i < threads.size(); i++) {
      cursors.add(new SegmentCursor(threads.get(i)));
    }
    if (cursors.size() > 1) {
      cursors.sort(BY_START);
    }
    this.waiting = cursors;
  }

  /** Until the next call. */
  List<Segment> at(long moment) {
    for (int i = active.size() - 1; i >= 0; i--) {
      if (active.get(i).isPast(moment)) {
        active.remove(i);
      }
    }
    while (next < waiting.size() && waiting.get(next).start() <= moment) {
      active.add(waiting.get(next++));
    }
    here.clear();
    for (int i = 0; i < active.size(); i++) {
      Segment segment = active.get(i).at(moment);
      if (segment != null) {
        here.add(segment);
      }
    }
    return here;
  }

  /** The next moment, after the one just asked for, from which on the answer is another one. */
  long nextEdge(long moment) {
    long edge = next < waiting.size() ? waiting.get(next).start() : Long.MAX_VALUE;
    for (int i = 0; i < active.size(); i++) {
      edge = Math.min(edge, active.get(i).nextEdge(moment));
    }
    return edge;
  }
}
