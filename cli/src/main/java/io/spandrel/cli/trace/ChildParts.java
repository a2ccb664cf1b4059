package io.spandrel.cli.trace;

import io.spandrel.recorder.State;

/**
 * What the ended children of one span were doing, with what was below them. Of a span inside others
 * only its own parts are recorded; this is how the parts of what is below it are added. Not
 * thread-safe.
 */
public final class ChildParts {

  private final StateNanos states = new StateNanos();

  /** Takes what one child was doing, itself and below it. */
  public void add(SpanBreakdown whole) {
    states.add(whole);
  }

  /**
   * The span's own parts, with the time that it spent in its children given to what they were
   * doing. The sum stays what it was: children that ran side by side, or beside the span's own
   * work, share the time in which it did nothing but wait for them; time in children of which no
   * parts are known stays {@code child}.
   */
  public SpanBreakdown within(SpanBreakdown own) {
    long childNanos = own.nanos(State.CHILD);
    long known = states.sumNanos();
    if (childNanos == 0 || known == 0) {
      return own;
    }
    StateNanos whole = new StateNanos();
    whole.add(own);
    whole.set(State.CHILD, 0);
    double share = Math.min(1, (double) childNanos / known);
    long given = 0;
    for (State state : SpanBreakdown.STATES) {
      long nanos = Math.min(childNanos - given, Math.round(share * states.nanos(state)));
      whole.add(state, nanos);
      given += nanos;
    }
    whole.add(State.CHILD, childNanos - given);
    return whole.breakdown();
  }
}
