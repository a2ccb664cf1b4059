package io.spandrel.otel.truth;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The calling thread's clocks, in nanoseconds, read without asking anything of ours. Each thread
 * has its own, from {@link #current}.
 */
final class ThreadClocks {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ThreadLocal<ThreadClocks> CURRENT =
      ThreadLocal.withInitial(ThreadClocks::new);
  private static final int MAX_BYTES = 128;
  private static final int MOST_ATTEMPTS = 10;
  private static final long GOOD_NANOS = 20_000;

  /**
   * What the clocks said.
   *
   * @param cpuNanos how long the thread has run on a CPU
   * @param runQueueNanos how long the thread was ready and waited for a CPU
   */
  record Reading(long wallNanos, long cpuNanos, long runQueueNanos) {}

  /**
   * Asynchronous, since the flight recorder calls a read through any other channel or stream a wait
   * for a file; the calling thread is its executor, so a read is over when the call returns.
   */
  private final AsynchronousFileChannel schedstat;

  private final ByteBuffer line = ByteBuffer.allocate(MAX_BYTES);

  private ThreadClocks() {
    try {
      schedstat =
          AsynchronousFileChannel.open(
              Path.of("/proc/thread-self/schedstat"),
              Set.of(StandardOpenOption.READ),
              new CallingThread());
    } catch (IOException e) {
      throw new IllegalStateException("the kernel's account of the run queue is needed", e);
    }
  }

  static ThreadClocks current() {
    return CURRENT.get();
  }

  /**
   * The clocks at one moment. Where the thread lost its CPU between two of them they are read
   * again; of several attempts the quickest counts.
   */
  Reading read() throws Exception {
    Reading best = null;
    long bestNanos = Long.MAX_VALUE;
    for (int attempt = 0; attempt < MOST_ATTEMPTS && bestNanos > GOOD_NANOS; attempt++) {
      long before = System.nanoTime();
      long runQueue = runQueueNanos();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long after = System.nanoTime();
      if (after - before < bestNanos) {
        bestNanos = after - before;
        best = new Reading(after, cpu, runQueue);
      }
    }
    return best;
  }

  private long runQueueNanos() throws Exception {
    line.clear();
    schedstat.read(line, 0).get();
    line.flip();
    while (line.get() != ' ') {
      // The first number is CPU time.
    }
    long nanos = 0;
    for (int digit = line.get() - '0'; digit >= 0; digit = line.get() - '0') {
      nanos = 10 * nanos + digit;
    }
    return nanos;
  }

  /** Runs what it is given before it returns. */
  private static final class CallingThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }
}
