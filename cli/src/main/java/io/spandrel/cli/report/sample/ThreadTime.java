package io.spandrel.cli.report.sample;

/**
 * A reading of one thread's counters, which only grow.
 *
 * @param threadKey as {@link ThreadRef} has it
 * @param threadName may be cut short by the kernel
 * @param runQueueNanos time it was ready and had no CPU; -1 where it is not told
 */
public record ThreadTime(
    long threadKey, String threadName, long atNanos, long cpuNanos, long runQueueNanos) {}
