package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.WaitSpans;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.SegmentCache;
import io.spandrel.recorder.breakdown.SharedTracks;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Joins a span with the timeline: asks for what happened, has it divided, has it written down. */
final class Enrichment {
  private final Timeline timeline;
  private final ExporterSettings settings;
  private final LongSupplier nanoTime;
  private final LocalTraces traces;
  private final TraceCuts cuts;
  private final WaitSpans waitSpans;

  Enrichment(Timeline timeline, ExporterSettings settings, LongSupplier nanoTime) {
    this.timeline = timeline;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.traces = new LocalTraces(timeline, nanoTime);
    this.cuts = new TraceCuts(timeline, traces);
    this.waitSpans = new WaitSpans(settings, timeline);
  }

  /** A span was taken: from now on its relatives know of it. */
  void announce(SpanData span) {
    traces.announce(span, null);
  }

  /**
   * The same for a span that a file tells of.
   *
   * @param offsetNanos added to its epoch nanoseconds gives the recorder's, should nothing better
   *     be known
   */
  void announce(SpanData span, long offsetNanos) {
    traces.announce(span, offsetNanos);
  }

  /**
   * The spans that are joined next, in the order in which they are: roots last, since their release
   * lets their descendants be forgotten.
   */
  <T> List<T> childrenFirst(Collection<T> spans, Function<T, SpanData> data) {
    List<T> sorted = new ArrayList<>(spans.size());
    List<T> roots = new ArrayList<>();
    List<SpanData> rootSpans = new ArrayList<>();
    for (T span : spans) {
      if (LocalSpan.isLocalRoot(data.apply(span))) {
        roots.add(span);
        rootSpans.add(data.apply(span));
      } else {
        sorted.add(span);
      }
    }
    sorted.addAll(roots);
    cuts.begin(rootSpans);
    return sorted;
  }

  /** The span with its breakdown, and its wait spans; what only it needed is forgotten. */
  List<SpanData> enrich(SpanData data) {
    Joined joined = join(data);
    List<SpanData> spans = joined.spans();
    release(joined);
    return spans;
  }

  /** The span with its part of the timeline. */
  Joined join(SpanData data) {
    return joined(data, traces.get(SpanIds.of(data)));
  }

  /** Nobody will ask anything more of it: lets go of what only it needed. */
  void release(Joined joined) {
    if (joined.span() != null) {
      timeline.release(traces.released(joined.span()));
      cuts.released(joined.span());
    }
    List<Long> expired = traces.expire(nanoTime.getAsLong());
    if (!expired.isEmpty()) {
      timeline.release(expired);
    }
  }

  private Joined joined(SpanData data, LocalSpan span) {
    if (span == null || span.endEpochNanos - span.startEpochNanos < settings.thresholdNanos()) {
      return new Joined(data, span, traces, null, null);
    }
    Subject subject = subject(data, span);
    return new Joined(data, span, traces, subject, waitSpans.write(subject));
  }

  private Subject subject(SpanData data, LocalSpan span) {
    long offset = traces.offsetNanos(span);
    SpanTime time = time(span, offset);
    TraceCut cut = cuts.of(span);
    if (cut != null && !cut.covers(interval(time))) {
      cut = null;
    }
    List<LocalSpan> ended = traces.children(span);
    List<Interval> children = timeline.openChildren(span.spanId, ids(ended));
    ended.forEach(child -> children.add(interval(time(child, offset))));
    BreakdownInput input = cut == null ? input(time, children) : input(time, children, cut);
    BreakdownInput totalsInput = null;
    boolean incomplete = false;
    if (span.localRoot) {
      List<LocalSpan> descendants = traces.descendants(span);
      List<SpanTime> members = new ArrayList<>(descendants.size() + 1);
      members.add(time);
      descendants.forEach(descendant -> members.add(time(descendant, offset)));
      // One more may have ended since the trace was cut.
      boolean same = cut != null && cut.members().size() == members.size();
      totalsInput = same ? totals(time, members, cut) : totals(time, members);
      incomplete = traces.isIncomplete(span) || hasOpenDescendant(span, descendants);
    }
    return new Subject(
        data,
        offset,
        input,
        Breakdown.of(input),
        totalsInput,
        totalsInput == null ? null : Breakdown.of(totalsInput),
        incomplete,
        timeline.hasLoss(span.spanId, time.start(), time.end()));
  }

  private BreakdownInput input(SpanTime span, List<Interval> children) {
    List<ThreadTrack> tracks = timeline.tracks(Set.of(span.spanId()));
    return input(span, List.of(span), tracks, pauses(span, tracks), children, new SegmentCache());
  }

  private BreakdownInput input(SpanTime span, List<Interval> children, TraceCut cut) {
    SharedTracks shared = cut.tracks();
    return input(
        span,
        List.of(span),
        shared.of(span.spanId()),
        shared.pauses(),
        children,
        shared.segmentsOf(span));
  }

  private BreakdownInput totals(SpanTime span, List<SpanTime> members) {
    List<ThreadTrack> tracks = timeline.tracks(BreakdownInput.ids(members));
    return input(span, members, tracks, pauses(span, tracks), null, new SegmentCache());
  }

  private BreakdownInput totals(SpanTime span, List<SpanTime> members, TraceCut cut) {
    SharedTracks shared = cut.tracks();
    return input(
        span, members, shared.all(), shared.pauses(), null, shared.segmentsOf(span, cut.members()));
  }

  /**
   * @param children null: totals are asked for
   */
  private BreakdownInput input(
      SpanTime span,
      List<SpanTime> members,
      List<ThreadTrack> tracks,
      List<Pause> pauses,
      List<Interval> children,
      SegmentCache segments) {
    Set<Long> ids = BreakdownInput.ids(members);
    List<Interval> unwatched = timeline.unwatched(span.start(), span.end());
    addVirtual(unwatched, tracks, ids);
    return new BreakdownInput(
        span,
        members,
        tracks,
        pauses,
        children == null ? List.of() : children,
        List.of(),
        unwatched,
        timeline.shortNanos(ids),
        children == null,
        segments);
  }

  /** Over the whole stretches of the tracks. */
  private List<Pause> pauses(SpanTime span, List<ThreadTrack> tracks) {
    Interval stretches = ThreadTrack.stretches(tracks, interval(span));
    return timeline.pauses(stretches.start(), stretches.end());
  }

  private boolean hasOpenDescendant(LocalSpan root, List<LocalSpan> descendants) {
    Set<Long> ended = ids(descendants);
    Set<Long> all = new HashSet<>(ended);
    all.add(root.spanId);
    return timeline.hasOpenChildren(all, ended);
  }

  private static Set<Long> ids(List<LocalSpan> spans) {
    if (spans.isEmpty()) {
      return Set.of();
    }
    Set<Long> ids = new HashSet<>();
    spans.forEach(span -> ids.add(span.spanId));
    return ids;
  }

  private static SpanTime time(LocalSpan span, long offset) {
    return new SpanTime(
        span.spanId, span.startEpochNanos + offset, span.endEpochNanos + offset, span.client);
  }

  private static Interval interval(SpanTime time) {
    return new Interval(time.start(), time.end());
  }

  /** What a virtual thread waits for leaves no JFR event on JDK 24 and newer: it is not watched. */
  private static void addVirtual(
      List<Interval> unwatched, List<ThreadTrack> tracks, Set<Long> ids) {
    for (ThreadTrack track : tracks) {
      if (track.virtual()) {
        for (Scope scope : track.scopes()) {
          if (ids.contains(scope.spanId())) {
            unwatched.add(new Interval(scope.start(), scope.end()));
          }
        }
      }
    }
  }
}
