package io.spandrel.examples.pipeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Reads the clocks of the thread that calls, in nanoseconds. Each thread has its own, from {@link
 * #current}.
 */
final class ThreadClocks {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ThreadLocal<ThreadClocks> CURRENT =
      ThreadLocal.withInitial(ThreadClocks::new);

  private final Schedstat schedstat = Schedstat.openForCurrentThread();

  private ThreadClocks() {}

  /** Opens a file at a thread's first call, so call it once where the time does not matter. */
  static ThreadClocks current() {
    return CURRENT.get();
  }

  /** How long the thread has run on a CPU. */
  long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** How long the thread was ready and waited for a CPU, or {@link Schedstat#UNKNOWN}. */
  long runQueueNanos() {
    return schedstat.runQueueNanos();
  }
}
