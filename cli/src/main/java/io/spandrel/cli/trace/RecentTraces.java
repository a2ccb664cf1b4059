package io.spandrel.cli.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest traces, and whatever their age the one with the longest span: bounded, so that a
 * server may run under {@code spandrel run} for days. Not thread-safe.
 */
public final class RecentTraces {

  /** One trace as far as it arrived. */
  private static final class Trace {
    private final List<TraceSpan> spans = new ArrayList<>();
    private long longestNanos;
  }

  private final int maxSpans;
  private final Map<String, Trace> byId = new LinkedHashMap<>();
  private int spanCount;
  private String slowestId = "";
  private long slowestNanos = -1;
  private long left;

  public RecentTraces(int maxSpans) {
    this.maxSpans = maxSpans;
  }

  public void add(TraceSpan span) {
    Trace trace = byId.computeIfAbsent(span.traceId(), id -> new Trace());
    if (trace.spans.size() >= maxSpans && !span.parentSpanId().isEmpty()) {
      left++;
      return;
    }
    trace.spans.add(span);
    spanCount++;
    if (!span.isWait() && span.durationNanos() > trace.longestNanos) {
      trace.longestNanos = span.durationNanos();
    }
    if (trace.longestNanos > slowestNanos) {
      slowestNanos = trace.longestNanos;
      slowestId = span.traceId();
    }
    forgetOldest(span.traceId());
  }

  private void forgetOldest(String newestId) {
    Iterator<Map.Entry<String, Trace>> oldest = byId.entrySet().iterator();
    while (spanCount > maxSpans && oldest.hasNext()) {
      Map.Entry<String, Trace> entry = oldest.next();
      if (!entry.getKey().equals(slowestId) && !entry.getKey().equals(newestId)) {
        spanCount -= entry.getValue().spans.size();
        oldest.remove();
      }
    }
  }

  /** The tree whose root took longest, of all that are still here. */
  public Optional<TraceTree> slowest() {
    return byId.values().stream()
        .flatMap(trace -> TraceTree.of(trace.spans).stream())
        .max(Comparator.comparingLong(tree -> tree.root().durationNanos()));
  }

  /** Spans that were not kept because their own trace alone was over the bound. */
  public long leftOut() {
    return left;
  }
}
