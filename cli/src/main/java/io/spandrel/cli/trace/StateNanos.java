package io.spandrel.cli.trace;

import io.spandrel.recorder.State;

/** Time by state that grows. Not safe for use by several threads. */
public final class StateNanos {
  private final long[] nanos = new long[SpanBreakdown.STATES.length];

  public void add(State state, long more) {
    nanos[state.ordinal()] += more;
  }

  public void add(SpanBreakdown parts) {
    parts.addTo(nanos);
  }

  /** What the state had so far is forgotten. */
  public void set(State state, long all) {
    nanos[state.ordinal()] = all;
  }

  public long nanos(State state) {
    return nanos[state.ordinal()];
  }

  public long sumNanos() {
    long sum = 0;
    for (long part : nanos) {
      sum += part;
    }
    return sum;
  }

  /** As it is now. */
  public SpanBreakdown breakdown() {
    return SpanBreakdown.of(nanos);
  }
}
