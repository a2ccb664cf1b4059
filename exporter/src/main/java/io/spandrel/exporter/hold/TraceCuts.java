package io.spandrel.exporter.hold;

import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.id.IdSet;
import java.util.List;

/**
 * The cuts of one local trace. Where the root is joined together with the spans below it, which is
 * nearly always so, they share one. A large trace has none: to look for one span's part in it costs
 * more than to cut that out alone. For one thread.
 */
final class TraceCuts {
  static final int MOST_MEMBERS = 128;

  private final Timeline timeline;
  private Relatives root;
  private TraceCut shared;

  /**
   * @param root null: it is not joined now
   */
  TraceCuts(Timeline timeline, Relatives root) {
    this.timeline = timeline;
    this.root = root;
  }

  /** One in which the span lies, alone or with its relatives. */
  TraceCut of(SpanTime span) {
    if (root != null && shared == null) {
      share();
    }
    return shared != null && shared.covers(span)
        ? shared
        : of(IdSet.of(span.spanId()), new Interval(span.start(), span.end()));
  }

  /** One of these spans, whose time lies in the interval. */
  TraceCut of(IdSet members, Interval whole) {
    return new TraceCut(timeline.cut(members, whole), members, whole);
  }

  private void share() {
    if (root.descendants().size() < MOST_MEMBERS) {
      shared = cut(root.span(), root.offsetNanos(), root.descendants());
    } else {
      root = null;
    }
  }

  private TraceCut cut(LocalSpan root, long offset, List<LocalSpan> descendants) {
    IdSet members = IdSet.of(root.spanId);
    long from = root.startEpochNanos;
    long to = root.endEpochNanos;
    for (LocalSpan span : descendants) {
      members.add(span.spanId);
      from = Math.min(from, span.startEpochNanos);
      to = Math.max(to, span.endEpochNanos);
    }
    return of(members, new Interval(from + offset, to + offset));
  }
}
