package io.spandrel.otel.servlet;

import io.spandrel.receiver.ReceivedSpan;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A breakdown as it was received.
 *
 * @param nanos by state, as in {@code spandrel.<state>_ns}; parts of 0 are not there
 */
record SpanParts(Map<String, Long> nanos) {
  private static final String UNIT = "_ns";
  private static final Set<String> STATES =
      Set.of(
          "cpu",
          "runnable",
          "running",
          "gc",
          "safepoint",
          "alloc_stall",
          "lock",
          "socket",
          "file",
          "sleep",
          "child",
          "queue",
          "remote",
          "wait",
          "park",
          "blocked",
          "short",
          "detached",
          "unexplained");
  private static final Set<String> UNNAMED = Set.of("blocked", "short", "detached", "unexplained");

  /** The span's own parts; empty if it has no breakdown. */
  static SpanParts own(ReceivedSpan span) {
    return of(span, "spandrel.");
  }

  /** Those of a local root with all that it called; empty on other spans. */
  static SpanParts total(ReceivedSpan span) {
    return of(span, "spandrel.total.");
  }

  private static SpanParts of(ReceivedSpan span, String prefix) {
    Map<String, Long> nanos = new TreeMap<>();
    for (String state : STATES) {
      span.longAttribute(prefix + state + UNIT).ifPresent(value -> nanos.put(state, value));
    }
    return new SpanParts(nanos);
  }

  boolean isEmpty() {
    return nanos.isEmpty();
  }

  long sumNanos() {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }

  long namedNanos() {
    return sumNanos() - UNNAMED.stream().mapToLong(state -> nanos.getOrDefault(state, 0L)).sum();
  }
}
