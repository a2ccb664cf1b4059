package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.id.IdSet;
import java.util.List;

/**
 * All that {@link Breakdown} looks at.
 *
 * @param span whose wall time is divided
 * @param members the spans whose scopes count: the span alone, or, for a local root's totals, with
 *     all its descendants in this process
 * @param children when its child spans were open; empty for totals
 * @param queued when a task submitted under it lay in an executor's queue
 * @param unwatched when nothing was recorded
 * @param shortNanos sum of its outermost scopes too short to be recorded
 * @param totals a partition over all members: nested short scopes are not told apart, the counters
 *     say what they did
 * @param segments what of it was worked out once for all that ask
 */
public record BreakdownInput(
    SpanTime span,
    List<SpanTime> members,
    List<ThreadTrack> tracks,
    List<Pause> pauses,
    List<Interval> children,
    List<Interval> queued,
    List<Interval> unwatched,
    long shortNanos,
    boolean totals,
    SegmentCache segments) {

  public BreakdownInput(
      SpanTime span,
      List<SpanTime> members,
      List<ThreadTrack> tracks,
      List<Pause> pauses,
      List<Interval> children,
      List<Interval> queued,
      List<Interval> unwatched,
      long shortNanos,
      boolean totals) {
    this(
        span,
        members,
        tracks,
        pauses,
        children,
        queued,
        unwatched,
        shortNanos,
        totals,
        new SegmentCache());
  }

  /** Ids of the members. */
  public IdSet memberIds() {
    return ids(members);
  }

  /** Ids of some spans. */
  private static IdSet ids(List<SpanTime> spans) {
    IdSet ids = new IdSet();
    for (SpanTime span : spans) {
      ids.add(span.spanId());
    }
    return ids;
  }
}
