package io.spandrel.cli.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each span was doing together with all below it in its process. A local root carries that
 * itself; for others it is added up from the spans that came before it, as a report does. Spans too
 * short for a breakdown add nothing, nor does one that comes after its parent. Bounded: of very
 * many spans that are open at a time, the oldest keep their own parts. Not thread-safe.
 */
final class DescendantParts {

  static final int MAX_OPEN = 20_000;
  static final int MAX_ENDED = 20_000;

  private final Map<String, ChildParts> open = bounded(MAX_OPEN);
  private final Map<String, Boolean> ended = bounded(MAX_ENDED);

  private static <V> Map<String, V> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  /**
   * The parts over the span and what is below it, and hands them up to its parent.
   *
   * @param localRoot true: its parent, if any, is in another process
   */
  SpanBreakdown with(TraceSpan span, boolean localRoot) {
    ChildParts children = open.remove(id(span, span.spanId()));
    SpanBreakdown whole = SpanBreakdown.total(span);
    if (whole.isEmpty()) {
      SpanBreakdown own = SpanBreakdown.own(span);
      whole = children == null ? own : children.within(own);
    }
    ended.put(id(span, span.spanId()), true);
    String parent = id(span, span.parentSpanId());
    if (!localRoot && !whole.isEmpty() && !ended.containsKey(parent)) {
      open.computeIfAbsent(parent, absent -> new ChildParts()).add(whole);
    }
    return whole;
  }

  private static String id(TraceSpan span, String spanId) {
    return span.traceId() + spanId;
  }
}
