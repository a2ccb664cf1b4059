package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The spans in which the program works, not its parts: those that it measured. What it measured
 * inside an acquisition of a lock stands on the caller's span, as does what it measured around any.
 * Immutable.
 */
final class LeafSpans {

  private static final String CPU = "demo.cpu_ns";
  private static final String ACQUISITION = "acquire ";

  private final List<TraceSpan> spans;
  private final Map<String, TraceSpan> byId = new HashMap<>();

  private LeafSpans(Collection<TraceSpan> all) {
    all.forEach(span -> byId.put(span.traceId() + span.spanId(), span));
    spans = all.stream().filter(span -> span.has(CPU) || isAcquisition(span)).toList();
  }

  static LeafSpans in(Collection<TraceSpan> all) {
    return new LeafSpans(all);
  }

  List<TraceSpan> all() {
    return spans;
  }

  List<TraceSpan> acquisitions() {
    return spans.stream().filter(LeafSpans::isAcquisition).toList();
  }

  /** CPU time inside the span, by the program's own clock. */
  long cpuInsideNanos(TraceSpan leaf) {
    return isAcquisition(leaf) ? measuredNanos(leaf, "cpu_ns") : leaf.integer(CPU);
  }

  /** CPU time around the span; what is inside where the caller's span didn't arrive. */
  long cpuAroundNanos(TraceSpan leaf) {
    long inside = cpuInsideNanos(leaf);
    return Math.max(inside, ofCaller(leaf, "demo.outer." + leaf.name() + ".cpu_ns"));
  }

  /** What was measured inside an acquisition; 0 if nothing was. */
  long measuredNanos(TraceSpan acquisition, String what) {
    return ofCaller(acquisition, "demo." + acquisition.name() + "." + what);
  }

  private long ofCaller(TraceSpan leaf, String key) {
    TraceSpan caller = byId.get(leaf.traceId() + leaf.parentSpanId());
    return caller == null ? 0 : caller.integer(key);
  }

  private static boolean isAcquisition(TraceSpan span) {
    return !span.isWait() && span.name().startsWith(ACQUISITION);
  }
}
