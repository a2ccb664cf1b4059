package io.spandrel.examples.pipeline;

/**
 * What is done while a lock is held: nearly all of it sleeping, the rest computing.
 *
 * <p>Only whole milliseconds are slept, since some JDKs sleep no shorter. What is missing then, and
 * a twentieth on top, is spent on the CPU.
 */
final class SlowWork {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long sleepMillis;
  private final long wholeNanos;

  SlowWork(long nanos) {
    this.sleepMillis = nanos / NANOS_PER_MILLI;
    this.wholeNanos = nanos + nanos / 20;
  }

  void run() throws InterruptedException {
    long start = System.nanoTime();
    if (sleepMillis > 0) {
      Thread.sleep(sleepMillis);
    }
    while (System.nanoTime() - start < wholeNanos) {
      Thread.onSpinWait();
    }
  }
}
