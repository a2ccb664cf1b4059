package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * An interval in which one thread could not run, with its cause.
 *
 * @param share the part of the interval in which it waited: 1, or less when many waits of one state
 *     were folded into one to save memory
 * @param eventTicks the start in the JVM's ticks, as the event itself has it: the same in a stream
 *     and in a file, which convert ticks to times each in their own way; 0 when it comes from no
 *     single event
 * @param cause what is known of it beyond its state; null when nothing is
 * @param ongoing it had not ended when it was read
 */
public record Wait(
    State state,
    long start,
    long end,
    double share,
    long eventTicks,
    WaitCause cause,
    boolean ongoing)
    implements Timed {

  public static Wait of(State state, long start, long end) {
    return new Wait(state, start, end, 1, 0, null, false);
  }

  public static Wait of(State state, long start, long end, WaitCause cause) {
    return new Wait(state, start, end, 1, 0, cause, false);
  }

  /** The same at another time. */
  public Wait at(long newStart, long newEnd, long newEventTicks) {
    return new Wait(state, newStart, newEnd, share, newEventTicks, cause, ongoing);
  }

  public long length() {
    return end - start;
  }

  public boolean overlaps(long from, long to) {
    return start < to && end > from;
  }
}
