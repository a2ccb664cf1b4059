package io.spandrel.recorder.breakdown;

import java.util.List;

/** Finds the segment at a moment, for moments that only go forward. */
final class SegmentCursor {
  private final List<Segment> segments;
  private int next;

  SegmentCursor(List<Segment> segments) {
    this.segments = segments;
  }

  /** Null where the thread has no own part. */
  Segment at(long moment) {
    while (next < segments.size() && segments.get(next).end() <= moment) {
      next++;
    }
    return next < segments.size() && segments.get(next).start() <= moment
        ? segments.get(next)
        : null;
  }
}
