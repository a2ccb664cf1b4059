package io.spandrel.recorder.jfr;

import java.time.Instant;

/**
 * Translates JFR's times into {@link System#nanoTime}, the recorder's clock.
 *
 * <p>JFR stamps events with CPU ticks and converts them, anew in each chunk, with a rate it
 * measured once; so both an offset and a rate are kept, from the clock events that the stream
 * brings once a second and at the start of each chunk. An offset alone was 23 ms wrong after 10 s.
 */
public final class JfrClock {
  /** A rate further from 1 than this is no rate: a chunk began unseen. JFR's own was 2.3e-3 off. */
  private static final double MOST_DRIFT = 1e-2;

  /** The rate of a JVM stays the same, so one that differs from the last by more is none either. */
  private static final double MOST_CHANGE = 1e-3;

  /** Two readings closer than this say nothing about a rate. */
  private static final long SHORTEST_BASE_NANOS = 100_000_000;

  private static final long LONGEST_BASE_NANOS = 10_000_000_000L;

  private boolean calibrated;
  private boolean newChunk;
  private boolean rateKnown;
  private long baseJfrNanos;
  private long baseNanos;
  private long lastJfrNanos;
  private long lastNanos;
  private double rate = 1;

  boolean isCalibrated() {
    return calibrated;
  }

  void calibrate(long jfrNanos, long nanos) {
    long jfrLength = jfrNanos - baseJfrNanos;
    long length = nanos - baseNanos;
    double measured = jfrLength == 0 ? 0 : (double) length / jfrLength;
    boolean jumped =
        length > SHORTEST_BASE_NANOS
            && (Math.abs(measured - 1) > MOST_DRIFT
                || rateKnown && Math.abs(measured - rate) > MOST_CHANGE);
    if (!calibrated || newChunk || jumped) {
      rebase(jfrNanos, nanos);
      // Should the known one have been wrong, the next is believed again.
      rateKnown &= !jumped;
    } else if (length > SHORTEST_BASE_NANOS) {
      rate = measured;
      rateKnown = true;
      if (length > LONGEST_BASE_NANOS) {
        rebase(jfrNanos, nanos);
      }
    }
    calibrated = true;
    newChunk = false;
    lastJfrNanos = jfrNanos;
    lastNanos = nanos;
  }

  private void rebase(long jfrNanos, long nanos) {
    baseJfrNanos = jfrNanos;
    baseNanos = nanos;
  }

  /** The next reading belongs to another chunk, which converts ticks with an offset of its own. */
  void chunkBegan() {
    newChunk = true;
  }

  long toNanos(long jfrNanos) {
    return lastNanos + Math.round((jfrNanos - lastJfrNanos) * rate);
  }

  /** Nanoseconds since 1970, as JFR's events say them. */
  public static long epochNanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
