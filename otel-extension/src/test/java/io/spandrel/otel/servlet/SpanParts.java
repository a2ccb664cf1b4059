package io.spandrel.otel.servlet;

import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.recorder.State;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A breakdown as it was received.
 *
 * @param nanos by state, as in {@code spandrel.<state>_ns}; parts of 0 are not there
 */
record SpanParts(Map<State, Long> nanos) {
  /** The span's own parts; empty if it has no breakdown. */
  static SpanParts own(ReceivedSpan span) {
    return of(span, State::attribute);
  }

  /** Those of a local root with all that it called; empty on other spans. */
  static SpanParts total(ReceivedSpan span) {
    return of(span, State::totalAttribute);
  }

  private static SpanParts of(ReceivedSpan span, Function<State, String> key) {
    Map<State, Long> nanos = new EnumMap<>(State.class);
    for (State state : State.values()) {
      span.longAttribute(key.apply(state)).ifPresent(value -> nanos.put(state, value));
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
    return nanos.entrySet().stream()
        .filter(part -> part.getKey().isNamed())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
