package io.spandrel.examples.pipeline;

/**
 * The clocks around the acquisitions of locks, summed: from just before a lock is asked for until
 * it has just been acquired. The time it is held is not in it. For one thread, one acquisition
 * after the other.
 */
final class LockWaits {
  /**
   * A reading takes 3 to 40 us. In one that took longer the thread may have lost its CPU between
   * two clocks.
   */
  private static final long LONGEST_READING_NANOS = 50_000;

  private static final int MAX_ATTEMPTS = 5;

  private final ThreadClocks clocks = ThreadClocks.current();
  private long wallBefore;
  private long cpuBefore;
  private long runQueueBefore;
  private long wallNanos;
  private long cpuNanos;
  private long runQueueNanos;
  private long uncertainNanos;
  private boolean runQueueKnown = true;

  /** Call as the last thing before asking for a lock. */
  void begin() {
    int attempts = 0;
    long start;
    do {
      start = System.nanoTime();
      runQueueBefore = clocks.runQueueNanos();
      cpuBefore = clocks.cpuNanos();
      wallBefore = System.nanoTime();
    } while (wallBefore - start > LONGEST_READING_NANOS && ++attempts < MAX_ATTEMPTS);
    addUncertain(wallBefore - start);
  }

  /** Call as the first thing while holding it. */
  void acquired() {
    long wallAfter = System.nanoTime();
    wallNanos += wallAfter - wallBefore;
    long runQueueAfter = clocks.runQueueNanos();
    cpuNanos += clocks.cpuNanos() - cpuBefore;
    runQueueNanos += runQueueAfter - runQueueBefore;
    runQueueKnown &= runQueueAfter != Schedstat.UNKNOWN;
    addUncertain(System.nanoTime() - wallAfter);
  }

  /** A reading that took long counted CPU or run queue that the wall time doesn't hold. */
  private void addUncertain(long readingNanos) {
    if (readingNanos > LONGEST_READING_NANOS) {
      uncertainNanos += readingNanos;
    }
  }

  void putOn(Measurements measurements) {
    measurements.put(Measurements.LOCK_WALL_NANOS, wallNanos);
    measurements.put(Measurements.LOCK_CPU_NANOS, cpuNanos);
    if (uncertainNanos > 0) {
      measurements.put(Measurements.LOCK_UNCERTAIN_NANOS, uncertainNanos);
    }
    if (runQueueKnown) {
      measurements.put(Measurements.LOCK_RUN_QUEUE_NANOS, runQueueNanos);
    }
  }
}
