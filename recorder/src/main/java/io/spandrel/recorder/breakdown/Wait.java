package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * An interval in which one thread could not run, with its cause.
 *
 * @param share the part of the interval in which it waited: 1, or less when many waits of one state
 *     were folded into one to save memory
 * @param eventNanos the start as the event itself says it, on JFR's clock: the same in a stream and
 *     in a file; 0 when it comes from no single event
 * @param cause what is known of it beyond its state; null when nothing is
 * @param ongoing it had not ended when it was read
 */
public record Wait(
    State state,
    long start,
    long end,
    double share,
    long eventNanos,
    WaitCause cause,
    boolean ongoing) {

  public static Wait of(State state, long start, long end) {
    return new Wait(state, start, end, 1, 0, null, false);
  }

  public static Wait of(State state, long start, long end, WaitCause cause) {
    return new Wait(state, start, end, 1, 0, cause, false);
  }

  public Wait saidBy(long eventNanos) {
    return new Wait(state, start, end, share, eventNanos, cause, ongoing);
  }

  public long length() {
    return end - start;
  }

  public boolean overlaps(long from, long to) {
    return start < to && end > from;
  }
}
