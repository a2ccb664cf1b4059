package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.WaitSpans;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.id.IdSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Joins the spans of one local trace with the timeline: asks for what happened and has it divided.
 * For one thread; several traces may be joined at a time.
 */
final class TraceJoin {
  private final Timeline timeline;
  private final LocalTraces traces;
  private final WaitSpans waitSpans;
  private final List<? extends AnnouncedSpan> spans;
  private final List<Relatives> relatives;
  private final TraceCuts cuts;
  private final long thresholdNanos;

  /**
   * @param thresholdNanos a shorter span is not divided
   */
  TraceJoin(
      Timeline timeline,
      LocalTraces traces,
      WaitSpans waitSpans,
      LocalTrace<?> trace,
      long thresholdNanos) {
    this.timeline = timeline;
    this.traces = traces;
    this.waitSpans = waitSpans;
    this.spans = trace.spans();
    this.thresholdNanos = thresholdNanos;
    this.relatives = new ArrayList<>(spans.size());
    for (AnnouncedSpan span : spans) {
      // Of one that isn't divided nothing is asked, unless the others are cut out with it.
      boolean asked = isDivided(span.local()) || span.local() == trace.root();
      relatives.add(asked ? traces.relatives(span.local()) : traces.itself(span.local()));
    }
    // A root is the last.
    Relatives last = relatives.get(relatives.size() - 1);
    this.cuts = new TraceCuts(timeline, trace.root() != null && last.span() != null ? last : null);
  }

  private boolean isDivided(LocalSpan span) {
    return span.endEpochNanos - span.startEpochNanos >= thresholdNanos;
  }

  /** So many spans there are to join. */
  int size() {
    return spans.size();
  }

  /**
   * The span with its part of the timeline.
   *
   * @param index of the span in the trace
   */
  Joined join(int index) {
    SpanData data = spans.get(index).data();
    LocalSpan span = relatives.get(index).span();
    if (span == null || !isDivided(span)) {
      return new Joined(data, span, traces, null, null);
    }
    return new Joined(data, span, traces, subject(data, relatives.get(index)), waitSpans);
  }

  private Subject subject(SpanData data, Relatives known) {
    LocalSpan span = known.span();
    long offset = known.offsetNanos();
    SpanTime time = time(span, offset);
    TraceCut cut = cuts.of(time);
    BreakdownInput input = input(time, children(known, cut), cut);
    BreakdownInput totalsInput = null;
    boolean incomplete = false;
    if (span.localRoot) {
      List<LocalSpan> descendants = known.descendants();
      TraceCut all = cutOfAll(time, descendants, cut);
      totalsInput = totals(time, times(time, descendants, offset), all);
      incomplete = known.incomplete() || all.cut().hasOpenChildren();
    }
    return new Subject(
        data,
        offset,
        input,
        Breakdown.of(input),
        totalsInput,
        totalsInput == null ? null : Breakdown.of(totalsInput),
        incomplete,
        cut.cut().hasLoss() && timeline.hasLoss(span.spanId, time.start(), time.end()));
  }

  /** When its child spans were open, the ended ones and those that have not. */
  private List<Interval> children(Relatives known, TraceCut cut) {
    List<LocalSpan> ended = known.children();
    long offset = known.offsetNanos();
    boolean hasOpen = cut.cut().hasOpenChildren();
    if (ended.isEmpty() && !hasOpen) {
      return List.of();
    }
    List<Interval> children = new ArrayList<>(ended.size());
    if (hasOpen) {
      children.addAll(timeline.openChildren(known.span().spanId, ids(ended)));
    }
    for (LocalSpan child : ended) {
      children.add(new Interval(child.startEpochNanos + offset, child.endEpochNanos + offset));
    }
    return children;
  }

  /** The one of the root, if that is shared by all. */
  private TraceCut cutOfAll(SpanTime root, List<LocalSpan> descendants, TraceCut ofRoot) {
    if (ofRoot.members().size() == descendants.size() + 1) {
      return ofRoot;
    }
    IdSet members = ids(descendants);
    members.add(root.spanId());
    return cuts.of(members, new Interval(root.start(), root.end()));
  }

  private BreakdownInput input(SpanTime span, List<Interval> children, TraceCut cut) {
    List<ThreadTrack> tracks = cut.tracks().of(span.spanId());
    return new BreakdownInput(
        span,
        List.of(span),
        tracks,
        cut.tracks().pauses(),
        children,
        List.of(),
        unwatched(span, tracks, cut, spanId -> spanId == span.spanId()),
        cut.cut().hasShortScopes() ? timeline.shortNanos(span.spanId()) : 0,
        false,
        cut.tracks().segmentsOf(span));
  }

  private BreakdownInput totals(SpanTime span, List<SpanTime> members, TraceCut cut) {
    return new BreakdownInput(
        span,
        members,
        cut.tracks().all(),
        cut.tracks().pauses(),
        List.of(),
        List.of(),
        unwatched(span, cut.tracks().all(), cut, cut.members()::contains),
        shortNanos(cut),
        true,
        cut.tracks().segmentsOf(span, cut.members()));
  }

  private long shortNanos(TraceCut cut) {
    if (!cut.cut().hasShortScopes()) {
      return 0;
    }
    long[] sum = {0};
    cut.members().forEach(spanId -> sum[0] += timeline.shortNanos(spanId));
    return sum[0];
  }

  private List<Interval> unwatched(
      SpanTime span, List<ThreadTrack> tracks, TraceCut cut, LongPredicate isMember) {
    List<Interval> unwatched =
        cut.cut().unwatched().isEmpty()
            ? new ArrayList<>(0)
            : timeline.unwatched(span.start(), span.end());
    addVirtual(unwatched, tracks, isMember);
    return unwatched;
  }

  private static IdSet ids(List<LocalSpan> spans) {
    IdSet ids = new IdSet();
    for (LocalSpan span : spans) {
      ids.add(span.spanId);
    }
    return ids;
  }

  private static List<SpanTime> times(SpanTime root, List<LocalSpan> descendants, long offset) {
    List<SpanTime> times = new ArrayList<>(descendants.size() + 1);
    times.add(root);
    for (LocalSpan span : descendants) {
      times.add(time(span, offset));
    }
    return times;
  }

  private static SpanTime time(LocalSpan span, long offset) {
    return new SpanTime(
        span.spanId, span.startEpochNanos + offset, span.endEpochNanos + offset, span.client);
  }

  /** What a virtual thread waits for leaves no JFR event on JDK 24 and newer: it is not watched. */
  private static void addVirtual(
      List<Interval> unwatched, List<ThreadTrack> tracks, LongPredicate isMember) {
    for (ThreadTrack track : tracks) {
      if (track.virtual()) {
        for (Scope scope : track.scopes()) {
          if (isMember.test(scope.spanId())) {
            unwatched.add(new Interval(scope.start(), scope.end()));
          }
        }
      }
    }
  }
}
