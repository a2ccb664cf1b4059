package io.spandrel.cli.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, durations and parts of every span name, for the table. Bounded. Not thread-safe. */
public final class TypeStatistics {

  /** Under this name come the spans of all names after the first {@value #MAX_NAMES}. */
  static final String OTHER_NAMES = "(other names)";

  static final int MAX_NAMES = 256;

  private record Key(SpanType type, String name) {}

  private final Map<Key, NameStatistics> byName = new LinkedHashMap<>();

  /** Counts a span; a wait is already a part of its parent and is left out. */
  public void add(TraceSpan span) {
    if (span.isWait()) {
      return;
    }
    Key key = new Key(SpanType.of(span), span.name());
    if (byName.size() >= MAX_NAMES && !byName.containsKey(key)) {
      key = new Key(SpanType.SPAN, OTHER_NAMES);
    }
    byName
        .computeIfAbsent(key, absent -> new NameStatistics(absent.type(), absent.name()))
        .add(span);
  }

  /** Tasks first, then regions, then other spans; within a type by the time they took in all. */
  public List<NameStatistics> rows() {
    List<NameStatistics> rows = new ArrayList<>(byName.values());
    rows.sort(
        Comparator.comparing(NameStatistics::type)
            .thenComparing(Comparator.comparingLong(NameStatistics::totalNanos).reversed()));
    return rows;
  }
}
