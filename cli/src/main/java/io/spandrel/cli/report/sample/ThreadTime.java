package io.spandrel.cli.report.sample;

/**
 * A reading of one thread's counters, which only grow.
 *
 * @param threadKey as {@link ThreadRef} has it
 * @param threadName may be cut short by the kernel
 * @param cpuNanos since the thread began, or, if not of the kernel, since it was first seen
 * @param runQueueNanos time it was ready and had no CPU; -1 where it is not told
 * @param ofTheKernel false: made up of the JVM's own account; the two kinds don't continue each
 *     other
 */
public record ThreadTime(
    long threadKey,
    String threadName,
    long atNanos,
    long cpuNanos,
    long runQueueNanos,
    boolean ofTheKernel) {

  /** Of the kernel's counters. */
  public ThreadTime(
      long threadKey, String threadName, long atNanos, long cpuNanos, long runQueueNanos) {
    this(threadKey, threadName, atNanos, cpuNanos, runQueueNanos, true);
  }
}
