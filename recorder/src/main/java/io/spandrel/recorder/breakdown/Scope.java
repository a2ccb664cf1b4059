package io.spandrel.recorder.breakdown;

/**
 * From an attach of a span to its close on one thread.
 *
 * @param spanId the span's id as a number; 0: a context without a recorded span
 * @param nestedChildNanos sum of the scopes inside it that were too short to be recorded and belong
 *     to a child of its span
 * @param nestedOtherNanos the same for other spans
 * @param open it had not been closed when it was read; its end is the moment of reading
 */
public record Scope(
    long spanId, long start, long end, long nestedChildNanos, long nestedOtherNanos, boolean open)
    implements Timed {

  public static Scope of(long spanId, long start, long end) {
    return new Scope(spanId, start, end, 0, 0, false);
  }
}
