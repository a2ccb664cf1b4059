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
  private final List<SegmentCursor> active = new ArrayList<>();
  private int next;

  /**
   * @param threads none empty
   */
  SegmentsAt(List<List<Segment>> threads) {
    this.waiting = threads.stream().map(SegmentCursor::new).sorted(BY_START).toList();
  }

  List<Segment> at(long moment) {
    active.removeIf(cursor -> cursor.isPast(moment));
    while (next < waiting.size() && waiting.get(next).start() <= moment) {
      active.add(waiting.get(next++));
    }
    List<Segment> here = new ArrayList<>();
    for (SegmentCursor cursor : active) {
      Segment segment = cursor.at(moment);
      if (segment != null) {
        here.add(segment);
      }
    }
    return here;
  }
}
