package io.spandrel.cli.trace;

import io.spandrel.recorder.State;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of a span's wall time, in nanoseconds; states without time are absent. Immutable.
 *
 * @param nanosByState never contains a zero
 */
public record SpanBreakdown(Map<State, Long> nanosByState) {

  private static final double PERCENT = 100;

  public SpanBreakdown {
    EnumMap<State, Long> copy = new EnumMap<>(State.class);
    nanosByState.forEach((state, nanos) -> {
      if (nanos != 0) {
        copy.put(state, nanos);
      }
    });
    nanosByState = Collections.unmodifiableMap(copy);
  }

  /** The span's own parts; empty if it carries none. */
  public static SpanBreakdown own(TraceSpan span) {
    return read(span, State::attribute);
  }

  /** The parts over a local root and all its descendants; empty if the span carries none. */
  public static SpanBreakdown total(TraceSpan span) {
    return read(span, State::totalAttribute);
  }

  /** True if the span was broken down: the unexplained part is written even when it is 0. */
  public static boolean hasOwn(TraceSpan span) {
    return span.has(State.UNEXPLAINED.attribute());
  }

  /** True if the span is a local root that carries parts over its descendants. */
  public static boolean hasTotal(TraceSpan span) {
    for (State state : State.values()) {
      if (span.has(state.totalAttribute())) {
        return true;
      }
    }
    return false;
  }

  private static SpanBreakdown read(TraceSpan span, Function<State, String> key) {
    EnumMap<State, Long> parts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      parts.put(state, span.integer(key.apply(state)));
    }
    return new SpanBreakdown(parts);
  }

  public long nanos(State state) {
    return nanosByState.getOrDefault(state, 0L);
  }

  public long sumNanos() {
    return nanosByState.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The time that the recorder can put a cause to. */
  public long namedNanos() {
    return nanosByState.entrySet().stream()
        .filter(part -> part.getKey().isNamed())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Shares of the whole, largest first, those under one percent left out: {@code lock 61%}. */
  public String percentages(long wholeNanos) {
    return nanosByState.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .filter(part -> PERCENT * part.getValue() >= wholeNanos)
        .map(part ->
            part.getKey().key() + " " + Math.round(PERCENT * part.getValue() / wholeNanos) + "%")
        .collect(Collectors.joining(" | "));
  }

  public boolean isEmpty() {
    return nanosByState.isEmpty();
  }
}
