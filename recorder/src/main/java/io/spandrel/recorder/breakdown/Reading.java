package io.spandrel.recorder.breakdown;

/**
 * What the kernel had counted for one thread at one moment.
 *
 * @param nanos when, on the recorder's clock
 * @param cpuNanos CPU time of the thread since it started
 * @param runQueueNanos time the thread was ready and waited for a CPU; 0 where the system doesn't
 *     say, and then this time is inside {@code blocked}
 */
public record Reading(long nanos, long cpuNanos, long runQueueNanos) {}
