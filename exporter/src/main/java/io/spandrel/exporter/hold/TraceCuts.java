package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.SharedTracks;
import io.spandrel.recorder.breakdown.ThreadTrack;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cuts of those local traces whose root is joined in the same round as the spans below it,
 * which is nearly always so. A large trace has none: to look for one span's part in it costs more
 * than to cut that out alone. For one thread.
 */
final class TraceCuts {
  private static final int MOST_MEMBERS = 128;

  private final Timeline timeline;
  private final LocalTraces traces;
  private final Set<Long> roots = new HashSet<>();
  private final Map<Long, TraceCut> cuts = new HashMap<>();

  TraceCuts(Timeline timeline, LocalTraces traces) {
    this.timeline = timeline;
    this.traces = traces;
  }

  /** A round begins: what was cut before may be out of date. */
  void begin(Collection<SpanData> localRoots) {
    roots.clear();
    cuts.clear();
    localRoots.forEach(root -> roots.add(SpanIds.of(root)));
  }

  /** Null: the span is cut out alone. */
  TraceCut of(LocalSpan span) {
    LocalSpan root = traces.rootOf(span, MOST_MEMBERS);
    if (root == null || !roots.contains(root.spanId)) {
      return null;
    }
    TraceCut cut = cuts.get(root.spanId);
    if (cut == null) {
      List<LocalSpan> descendants = traces.descendants(root);
      if (descendants.size() >= MOST_MEMBERS) {
        roots.remove(root.spanId);
        return null;
      }
      cut = cut(root, descendants);
      cuts.put(root.spanId, cut);
    }
    return cut;
  }

  /** Roots leave last, so nobody asks for theirs any more. */
  void released(LocalSpan span) {
    if (span.localRoot) {
      cuts.remove(span.spanId);
    }
  }

  private TraceCut cut(LocalSpan root, List<LocalSpan> descendants) {
    long offset = traces.offsetNanos(root);
    Set<Long> members = new HashSet<>();
    members.add(root.spanId);
    long from = root.startEpochNanos;
    long to = root.endEpochNanos;
    for (LocalSpan span : descendants) {
      members.add(span.spanId);
      from = Math.min(from, span.startEpochNanos);
      to = Math.max(to, span.endEpochNanos);
    }
    Interval whole = new Interval(from + offset, to + offset);
    List<ThreadTrack> tracks = timeline.tracks(members);
    Interval stretches = ThreadTrack.stretches(tracks, whole);
    SharedTracks shared =
        new SharedTracks(
            tracks,
            timeline.pauses(stretches.start(), stretches.end()),
            whole.start(),
            whole.end());
    return new TraceCut(shared, members, whole);
  }
}
