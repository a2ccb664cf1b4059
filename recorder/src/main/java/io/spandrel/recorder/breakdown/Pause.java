package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * An interval in which the whole VM stood still.
 *
 * @param state {@link State#GC} or {@link State#SAFEPOINT}
 * @param eventTicks the start in the JVM's ticks, as the event itself has it
 * @param operation the VM operation, {@code G1CollectForAllocation}
 * @param collector the collector's name in JFR's words, {@code G1New}; empty when not known
 * @param collectorCause why it ran; empty when not known
 */
public record Pause(
    State state,
    long start,
    long end,
    long eventTicks,
    String operation,
    String collector,
    String collectorCause)
    implements Timed {

  public static Pause of(State state, long start, long end) {
    return new Pause(state, start, end, 0, "", "", "");
  }
}
