package io.spandrel.cli.view;

import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which spans of a large trace get a row: the longest, each with the parents it hangs on. */
record RowSelection(List<TraceSpan> shown, int leftOut, long longestLeftOutNanos) {

  static RowSelection of(TraceTree tree, int maxRows) {
    List<TraceSpan> all = List.copyOf(tree.spans());
    if (all.size() <= maxRows) {
      return new RowSelection(all, 0, 0);
    }
    Map<String, TraceSpan> byId = new HashMap<>();
    all.forEach(span -> byId.put(span.spanId(), span));
    List<TraceSpan> byDuration = new ArrayList<>(all);
    byDuration.sort(Comparator.comparingLong(TraceSpan::durationNanos).reversed());
    Set<TraceSpan> chosen = new HashSet<>(Set.of(tree.root()));
    for (TraceSpan span : byDuration) {
      List<TraceSpan> missing = missingAncestry(span, byId, chosen);
      if (chosen.size() + missing.size() <= maxRows) {
        chosen.addAll(missing);
      }
    }
    long longest =
        byDuration.stream()
            .filter(span -> !chosen.contains(span))
            .mapToLong(TraceSpan::durationNanos)
            .findFirst()
            .orElse(0);
    return new RowSelection(
        all.stream().filter(chosen::contains).toList(), all.size() - chosen.size(), longest);
  }

  private static List<TraceSpan> missingAncestry(
      TraceSpan span, Map<String, TraceSpan> byId, Set<TraceSpan> chosen) {
    List<TraceSpan> missing = new ArrayList<>();
    TraceSpan at = span;
    // The root is always chosen, so this ends there.
    while (at != null && !chosen.contains(at)) {
      missing.add(at);
      at = byId.get(at.parentSpanId());
    }
    return missing;
  }
}
