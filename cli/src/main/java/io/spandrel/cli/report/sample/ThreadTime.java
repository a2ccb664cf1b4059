package io.spandrel.cli.report.sample;

/**
 * A reading of one thread's counters, which only grow.
 *
 * @param runQueueNanos time it was ready and had no CPU; 0 where the system does not tell
 */
public record ThreadTime(
    long threadId, String threadName, long atNanos, long cpuNanos, long runQueueNanos) {}
