package io.spandrel.recorder.scope;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * CPU time of threads, as {@link ThreadMXBean} gives it; 0.5 us a reading on Linux. Where the JVM
 * cannot say, a reading is 0.
 */
final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean SUPPORTED = isOn();

  private CpuClock() {}

  private static boolean isOn() {
    try {
      return THREADS.isCurrentThreadCpuTimeSupported()
          && THREADS.isThreadCpuTimeSupported()
          && THREADS.isThreadCpuTimeEnabled();
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  static long ofCurrentThread() {
    return SUPPORTED ? Math.max(0, THREADS.getCurrentThreadCpuTime()) : 0;
  }

  /** -1 when the thread has died, or the JVM can't say. */
  static long of(long threadId) {
    return SUPPORTED ? THREADS.getThreadCpuTime(threadId) : -1;
  }
}
