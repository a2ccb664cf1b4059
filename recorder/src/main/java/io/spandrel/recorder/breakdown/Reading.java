package io.spandrel.recorder.breakdown;

/**
 * What the kernel had counted for one thread at one moment.
 *
 * @param nanos when, on the recorder's clock
 * @param cpuNanos CPU time of the thread since it started
 * @param runQueueNanos time the thread was ready and waited for a CPU; 0 where the system doesn't
 *     say, and then this time is inside {@code blocked}
 */
public record Reading(long nanos, long cpuNanos, long runQueueNanos) {
  /** Stands where none was taken. */
  public static final Reading NONE = new Reading(0, 0, 0);

  /** The shared one where none was taken, as it is of most scopes. */
  public static Reading of(long nanos, long cpuNanos, long runQueueNanos) {
    return (nanos | cpuNanos | runQueueNanos) == 0
        ? NONE
        : new Reading(nanos, cpuNanos, runQueueNanos);
  }
}
