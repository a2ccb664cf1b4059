package io.spandrel.recorder.breakdown;

import java.util.List;

/**
 * Finds the segment of one thread at a moment, for moments that only go forward; there is at least
 * one.
 */
final class SegmentCursor {
  private final List<Segment> segments;
  private int next;

  SegmentCursor(List<Segment> segments) {
    this.segments = segments;
  }

  long start() {
    return segments.get(0).start();
  }

  boolean isPast(long moment) {
    return segments.get(segments.size() - 1).end() <= moment;
  }

  /** The next moment, after the one just asked for, from which on the answer is another one. */
  long nextEdge(long moment) {
    if (next == segments.size()) {
      return Long.MAX_VALUE;
    }
    Segment segment = segments.get(next);
    return segment.start() > moment ? segment.start() : segment.end();
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
