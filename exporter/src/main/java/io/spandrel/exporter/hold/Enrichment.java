package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.WaitSpans;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.id.IdMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/** Joins spans with the timeline, trace by trace, and lets go of what only they needed. */
final class Enrichment {
  private final Timeline timeline;
  private final ExporterSettings settings;
  private final LongSupplier nanoTime;
  private final LocalTraces traces;
  private final WaitSpans waitSpans;

  Enrichment(Timeline timeline, ExporterSettings settings, LongSupplier nanoTime) {
    this.timeline = timeline;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.traces = new LocalTraces(timeline, nanoTime);
    this.waitSpans = new WaitSpans(settings, timeline);
  }

  /** A span was taken: from now on its relatives know of it. */
  LocalSpan announce(SpanData span) {
    return traces.announce(span, null);
  }

  /**
   * The same for a span that a file tells of.
   *
   * @param offsetNanos added to its epoch nanoseconds gives the recorder's, should nothing better
   *     be known
   */
  LocalSpan announce(SpanData span, long offsetNanos) {
    return traces.announce(span, offsetNanos);
  }

  /**
   * The spans that are joined next, in the order in which they are: a root after its descendants,
   * since its release lets them be forgotten.
   */
  <T extends AnnouncedSpan> List<LocalTrace<T>> byTrace(Collection<T> spans) {
    IdMap<LocalTrace<T>> withRoot = new IdMap<>();
    List<T> roots = new ArrayList<>();
    List<T> others = new ArrayList<>(spans.size());
    for (T span : spans) {
      LocalSpan local = span.local();
      if (local.localRoot && !withRoot.contains(local.spanId)) {
        withRoot.put(local.spanId, new LocalTrace<>(local, new ArrayList<>(4)));
        roots.add(span);
      } else {
        others.add(span);
      }
    }
    List<LocalTrace<T>> all = new ArrayList<>();
    for (T span : others) {
      LocalTrace<T> trace = withRoot.get(rootIdOf(span.local()));
      if (trace != null) {
        trace.spans().add(span);
      } else {
        all.add(new LocalTrace<>(null, List.of(span)));
      }
    }
    for (T root : roots) {
      LocalTrace<T> trace = withRoot.get(root.local().spanId);
      trace.spans().add(root);
      all.add(trace);
    }
    return all;
  }

  /** 0: it is not known. */
  private long rootIdOf(LocalSpan span) {
    LocalSpan root = traces.rootOf(span, TraceCuts.MOST_MEMBERS);
    return root == null ? 0 : root.spanId;
  }

  /** For the spans of one of {@link #byTrace}, with what is known by now. */
  TraceJoin joinOf(LocalTrace<?> trace) {
    return new TraceJoin(timeline, traces, waitSpans, trace, settings.thresholdNanos());
  }

  /** Nobody will ask anything more of it: lets go of what only it needed. */
  void release(Joined joined) {
    if (joined.span() != null) {
      releaseAll(traces.released(joined.span()));
    }
    releaseAll(traces.expire(nanoTime.getAsLong()));
  }

  private void releaseAll(List<LocalSpan> spans) {
    for (LocalSpan span : spans) {
      timeline.release(span.spanId);
    }
  }
}
