package io.spandrel.recorder.capture.chunk;

/**
 * From ticks to nanoseconds since 1970, to the nanosecond as {@code
 * jdk.jfr.internal.consumer.TimeConverter} of JDK 17 to 25 has it.
 *
 * @param divisor ticks in a nanosecond
 */
public record TickClock(long startTicks, long startEpochNanos, double divisor) {
  public static TickClock of(long startTicks, long startEpochNanos, long ticksPerSecond) {
    double exact = ticksPerSecond;
    return new TickClock(startTicks, startEpochNanos, exact / 1_000_000_000L);
  }

  public long epochNanos(long ticks) {
    return startEpochNanos + (long) ((ticks - startTicks) / divisor);
  }
}
