package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import java.util.Collection;
import java.util.List;

/**
 * The cuts of local traces. Where the root is joined in the same round as the spans below it, which
 * is nearly always so, they share one. A large trace has none: to look for one span's part in it
 * costs more than to cut that out alone. For one thread.
 */
final class TraceCuts {
  private static final int MOST_MEMBERS = 128;

  private final Timeline timeline;
  private final LocalTraces traces;
  private final IdSet roots = new IdSet();
  private final IdMap<TraceCut> shared = new IdMap<>();

  TraceCuts(Timeline timeline, LocalTraces traces) {
    this.timeline = timeline;
    this.traces = traces;
  }

  /** A round begins: what was cut before may be out of date. */
  void begin(Collection<SpanData> localRoots) {
    roots.clear();
    shared.clear();
    localRoots.forEach(root -> roots.add(SpanIds.of(root)));
  }

  /** One in which the span lies, alone or with its relatives. */
  TraceCut of(LocalSpan span, SpanTime time) {
    LocalSpan root = traces.rootOf(span, MOST_MEMBERS);
    if (root != null && roots.contains(root.spanId)) {
      TraceCut cut = sharedOf(root);
      if (cut != null && cut.covers(time)) {
        return cut;
      }
    }
    return of(IdSet.of(time.spanId()), new Interval(time.start(), time.end()));
  }

  /** One of these spans, whose time lies in the interval. */
  TraceCut of(IdSet members, Interval whole) {
    return new TraceCut(timeline.cut(members, whole), members, whole);
  }

  /** Null: the trace is large. */
  private TraceCut sharedOf(LocalSpan root) {
    TraceCut cut = shared.get(root.spanId);
    if (cut == null) {
      List<LocalSpan> descendants = traces.descendants(root);
      if (descendants.size() >= MOST_MEMBERS) {
        roots.remove(root.spanId);
        return null;
      }
      cut = cut(root, descendants);
      shared.put(root.spanId, cut);
    }
    return cut;
  }

  /** Roots leave last, so nobody asks for theirs any more. */
  void released(LocalSpan span) {
    if (span.localRoot) {
      shared.remove(span.spanId);
    }
  }

  private TraceCut cut(LocalSpan root, List<LocalSpan> descendants) {
    long offset = traces.offsetNanos(root);
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
