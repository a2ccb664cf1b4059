package io.spandrel.cli.trace;

import io.spandrel.recorder.State;
import java.util.EnumMap;

/**
 * What the ended children of one span were doing, with what was below them. Of a span inside others
 * only its own parts are recorded; this is how the parts of what is below it are added. Not
 * thread-safe.
 */
public final class ChildParts {

  private final EnumMap<State, Long> nanosByState = new EnumMap<>(State.class);

  /** Takes what one child was doing, itself and below it. */
  public void add(SpanBreakdown whole) {
    whole.nanosByState().forEach((state, nanos) -> nanosByState.merge(state, nanos, Long::sum));
  }

  /**
   * The span's own parts, with the time that it spent in its children given to what they were
   * doing. The sum stays what it was: children that ran side by side, or beside the span's own
   * work, share the time in which it did nothing but wait for them; time in children of which no
   * parts are known stays {@code child}.
   */
  public SpanBreakdown within(SpanBreakdown own) {
    long childNanos = own.nanos(State.CHILD);
    long known = nanosByState.values().stream().mapToLong(Long::longValue).sum();
    if (childNanos == 0 || known == 0) {
      return own;
    }
    EnumMap<State, Long> whole = new EnumMap<>(State.class);
    whole.putAll(own.nanosByState());
    whole.remove(State.CHILD);
    double share = Math.min(1, (double) childNanos / known);
    long given = 0;
    for (State state : nanosByState.keySet()) {
      long nanos = Math.min(childNanos - given, Math.round(share * nanosByState.get(state)));
      whole.merge(state, nanos, Long::sum);
      given += nanos;
    }
    whole.merge(State.CHILD, childNanos - given, Long::sum);
    return new SpanBreakdown(whole);
  }
}
