package io.spandrel.examples.pipeline;

import io.opentelemetry.api.common.AttributeKey;
import io.spandrel.RegionScope;
import io.spandrel.Trace;

/**
 * The acquisition of a lock as a region of its own, with the thread's clocks read inside and around
 * it. Nothing but the waiting is in it, and nothing is allocated between the clocks and its ends:
 * what else could hold the thread up (a collection, a full allocation buffer) lies outside.
 *
 * <p>What was measured goes onto the caller's span, when the region is over. For one thread.
 */
final class Acquisition {
  /**
   * A reading takes 3 to 40 us. In one that took longer the thread may have lost its CPU between
   * two clocks.
   */
  private static final long LONGEST_READING_NANOS = 50_000;

  private static final int MAX_ATTEMPTS = 5;

  private final String span;
  private final ThreadClocks clocks = ThreadClocks.current();
  private final long outerCpuBefore = clocks.cpuNanos();
  private final RegionScope region;
  private long wallBefore;
  private long cpuBefore;
  private long runQueueBefore;
  private long uncertainNanos;

  private Acquisition(String span) {
    this.span = span;
    this.region = Trace.startRegion(span);
  }

  /** Call as the last thing before asking for a lock; the span is called {@code acquire LOCK}. */
  static Acquisition begin(String lock) {
    Acquisition acquisition = new Acquisition("acquire " + lock);
    acquisition.readBefore();
    return acquisition;
  }

  private void readBefore() {
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
  void acquired(Measurements measurements) {
    long wallAfter = System.nanoTime();
    long runQueueAfter = clocks.runQueueNanos();
    long cpuAfter = clocks.cpuNanos();
    addUncertain(System.nanoTime() - wallAfter);
    region.close();
    long outerCpuAfter = clocks.cpuNanos();

    measurements.put(key("wall_ns"), wallAfter - wallBefore);
    measurements.put(key("cpu_ns"), cpuAfter - cpuBefore);
    measurements.put(OuterCpu.key(span), outerCpuAfter - outerCpuBefore);
    if (runQueueAfter != Schedstat.UNKNOWN) {
      measurements.put(key("run_queue_ns"), runQueueAfter - runQueueBefore);
    }
    if (uncertainNanos > 0) {
      measurements.put(key("uncertain_ns"), uncertainNanos);
    }
  }

  /** A reading that took long counted CPU or run queue that the wall time doesn't hold. */
  private void addUncertain(long readingNanos) {
    if (readingNanos > LONGEST_READING_NANOS) {
      uncertainNanos += readingNanos;
    }
  }

  private AttributeKey<Long> key(String what) {
    return key(span, what);
  }

  static AttributeKey<Long> key(String span, String what) {
    return AttributeKey.longKey("demo." + span + "." + what);
  }
}
