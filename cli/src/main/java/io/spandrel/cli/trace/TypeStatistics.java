package io.spandrel.cli.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, durations and parts of every span name, for the table; tasks and regions are what a
 * report takes for them. Bounded. Not thread-safe.
 */
public final class TypeStatistics {

  /** Under this name come the spans of all names after the first {@value #MAX_NAMES}. */
  static final String OTHER_NAMES = "(other names)";

  static final int MAX_NAMES = 256;

  private record Key(SpanType type, String name) {}

  private final Map<Key, NameStatistics> byName = new LinkedHashMap<>();
  private final DescendantParts descendants = new DescendantParts();

  /**
   * Counts a span; a wait is already a part of its parent and is left out. What a task was doing is
   * complete if the spans below it come before it.
   */
  public void add(TraceSpan span) {
    if (span.isWait()) {
      return;
    }
    boolean localRoot = span.localRoot() || SpanBreakdown.hasTotal(span);
    boolean task = SpanType.of(span).isTask(localRoot);
    SpanBreakdown whole = descendants.with(span, localRoot);
    Key key = new Key(task ? SpanType.TASK : SpanType.REGION, span.name());
    if (byName.size() >= MAX_NAMES && !byName.containsKey(key)) {
      key = new Key(key.type(), OTHER_NAMES);
    }
    byName
        .computeIfAbsent(key, absent -> new NameStatistics(absent.type(), absent.name()))
        .add(span.durationNanos(), task ? whole : SpanBreakdown.own(span));
  }

  /** Tasks first, then regions; within a type by the time they took in all. */
  public List<NameStatistics> rows() {
    List<NameStatistics> rows = new ArrayList<>(byName.values());
    rows.sort(
        Comparator.comparing(NameStatistics::type)
            .thenComparing(Comparator.comparingLong(NameStatistics::totalNanos).reversed()));
    return rows;
  }
}
