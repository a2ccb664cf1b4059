package io.spandrel.cli.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A span with all that hangs below it. Immutable.
 *
 * @param depth of each span below the root, in the order in which a waterfall lists them: parents
 *     before children, siblings by start
 */
public record TraceTree(
    TraceSpan root, Map<String, List<TraceSpan>> childrenBySpanId, Map<TraceSpan, Integer> depth) {

  private static final Comparator<TraceSpan> BY_START =
      Comparator.comparingLong(TraceSpan::startNanos)
          .thenComparing(Comparator.comparingLong(TraceSpan::endNanos).reversed())
          .thenComparing(TraceSpan::spanId);

  /**
   * The trees in the spans of one trace. A span whose parent did not arrive is a root; one that
   * arrived twice counts once. A wait never is a root.
   */
  public static List<TraceTree> of(Collection<TraceSpan> spansOfOneTrace) {
    Map<String, TraceSpan> byId = new LinkedHashMap<>();
    spansOfOneTrace.forEach(span -> byId.putIfAbsent(span.spanId(), span));
    Map<String, List<TraceSpan>> children = new HashMap<>();
    List<TraceSpan> roots = new ArrayList<>();
    for (TraceSpan span : byId.values()) {
      if (byId.containsKey(span.parentSpanId())) {
        children.computeIfAbsent(span.parentSpanId(), id -> new ArrayList<>()).add(span);
      } else if (!span.isWait()) {
        roots.add(span);
      }
    }
    children.values().forEach(siblings -> siblings.sort(BY_START));
    return roots.stream().map(root -> under(root, children)).toList();
  }

  private static TraceTree under(TraceSpan root, Map<String, List<TraceSpan>> children) {
    Map<TraceSpan, Integer> depth = new LinkedHashMap<>();
    // No recursion: a trace of a recursive program may be deeper than our stack.
    Deque<TraceSpan> open = new ArrayDeque<>(List.of(root));
    Map<String, Integer> depthById = new HashMap<>(Map.of(root.spanId(), 0));
    while (!open.isEmpty()) {
      TraceSpan span = open.pop();
      int spanDepth = depthById.get(span.spanId());
      depth.put(span, spanDepth);
      List<TraceSpan> below = children.getOrDefault(span.spanId(), List.of());
      for (int i = below.size() - 1; i >= 0; i--) {
        depthById.put(below.get(i).spanId(), spanDepth + 1);
        open.push(below.get(i));
      }
    }
    return new TraceTree(root, children, depth);
  }

  /** Every span of the tree, parents before children. */
  public Collection<TraceSpan> spans() {
    return depth.keySet();
  }

  public List<TraceSpan> children(TraceSpan span) {
    return childrenBySpanId.getOrDefault(span.spanId(), List.of());
  }

  /** The span around it; the root for what has none in this tree. */
  public TraceSpan parent(TraceSpan span) {
    return depth.keySet().stream()
        .filter(other -> other.spanId().equals(span.parentSpanId()))
        .findFirst()
        .orElse(root);
  }
}
