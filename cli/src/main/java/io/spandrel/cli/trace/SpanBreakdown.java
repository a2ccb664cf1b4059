package io.spandrel.cli.trace;

import io.spandrel.recorder.State;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The parts of a span's wall time, in nanoseconds; states without time are absent. Immutable.
 *
 * <p>A report keeps one for each of many thousand spans, so it is an array and no map.
 */
public final class SpanBreakdown {

  static final State[] STATES = State.values();

  /** Nothing is known, or there was nothing. */
  public static final SpanBreakdown NONE = new SpanBreakdown(new long[0]);

  private static final double PERCENT = 100;

  /** By {@link State#ordinal}; of {@link #NONE} without any. */
  private final long[] nanos;

  private SpanBreakdown(long[] nanos) {
    this.nanos = nanos;
  }

  public SpanBreakdown(Map<State, Long> nanosByState) {
    long[] all = new long[STATES.length];
    nanosByState.forEach((state, part) -> all[state.ordinal()] = part);
    this.nanos = all;
  }

  /**
   * @param part how long each state took
   */
  public static SpanBreakdown of(ToLongFunction<State> part) {
    long[] nanos = new long[STATES.length];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = part.applyAsLong(STATES[i]);
    }
    return new SpanBreakdown(nanos);
  }

  /**
   * @param nanos by {@link State#ordinal}; copied
   */
  static SpanBreakdown of(long[] nanos) {
    for (long part : nanos) {
      if (part != 0) {
        return new SpanBreakdown(nanos.clone());
      }
    }
    return NONE;
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
    for (State state : STATES) {
      if (span.has(state.totalAttribute())) {
        return true;
      }
    }
    return false;
  }

  private static SpanBreakdown read(TraceSpan span, Function<State, String> key) {
    EnumMap<State, Long> parts = new EnumMap<>(State.class);
    for (State state : STATES) {
      parts.put(state, span.integer(key.apply(state)));
    }
    return new SpanBreakdown(parts);
  }

  /** The parts by state, in the order of the states; never contains a zero. */
  public Map<State, Long> nanosByState() {
    Map<State, Long> parts = new EnumMap<>(State.class);
    for (int i = 0; i < nanos.length; i++) {
      if (nanos[i] != 0) {
        parts.put(STATES[i], nanos[i]);
      }
    }
    return Collections.unmodifiableMap(parts);
  }

  void addTo(long[] sums) {
    for (int i = 0; i < nanos.length; i++) {
      sums[i] += nanos[i];
    }
  }

  public long nanos(State state) {
    return nanos.length == 0 ? 0 : nanos[state.ordinal()];
  }

  public long sumNanos() {
    long sum = 0;
    for (long part : nanos) {
      sum += part;
    }
    return sum;
  }

  /** The time that the recorder can put a cause to. */
  public long namedNanos() {
    return nanosByState().entrySet().stream()
        .filter(part -> part.getKey().isNamed())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Shares of the whole, largest first, those under one percent left out: {@code lock 61%}. */
  public String percentages(long wholeNanos) {
    return nanosByState().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .filter(part -> PERCENT * part.getValue() >= wholeNanos)
        .map(part ->
            part.getKey().key() + " " + Math.round(PERCENT * part.getValue() / wholeNanos) + "%")
        .collect(Collectors.joining(" | "));
  }

  public boolean isEmpty() {
    for (long part : nanos) {
      if (part != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpanBreakdown that
        && (Arrays.equals(nanos, that.nanos) || isEmpty() && that.isEmpty());
  }

  @Override
  public int hashCode() {
    return isEmpty() ? 0 : Arrays.hashCode(nanos);
  }

  @Override
  public String toString() {
    return nanosByState().toString();
  }
}
