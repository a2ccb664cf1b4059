package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.SpanSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names and traces that a filter could have asked for. Bounded. */
public final class SeenNames {

  private static final int MAX_NAMES = 10_000;
  private static final int MAX_TRACES = 3;

  private record SeenTrace(String traceId, long nanos) {}

  private final Set<String> tasks = new LinkedHashSet<>();
  private final Set<String> regions = new LinkedHashSet<>();
  private final List<SeenTrace> slowest = new ArrayList<>();
  private boolean traceSeen;

  SeenNames() {}

  void add(SpanSample span, ReportFilter filter) {
    Set<String> names = span.isTask() ? tasks : regions;
    if (names.size() < MAX_NAMES) {
      names.add(span.name());
    }
    traceSeen |= filter.allowsTrace(span.trace());
    if (span.localRoot() && mayBeSlowest(span.durationNanos())) {
      slowest.add(new SeenTrace(span.traceId(), span.durationNanos()));
      slowest.sort(Comparator.comparingLong(SeenTrace::nanos).reversed());
      if (slowest.size() > MAX_TRACES) {
        slowest.remove(MAX_TRACES);
      }
    }
  }

  private boolean mayBeSlowest(long nanos) {
    return slowest.size() < MAX_TRACES || slowest.get(MAX_TRACES - 1).nanos() < nanos;
  }

  public Set<String> tasks() {
    return tasks;
  }

  public Set<String> regions() {
    return regions;
  }

  /** True if a span of the trace that the filter asks for was there. */
  public boolean traceSeen() {
    return traceSeen;
  }

  /** Traces that somebody who asked for another may have meant. */
  public List<String> slowestTraces() {
    return slowest.stream().map(SeenTrace::traceId).distinct().toList();
  }
}
