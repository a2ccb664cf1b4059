package io.spandrel.otel.truth;

import io.spandrel.receiver.ReceivedSpan;

/**
 * A span with the program's own measurements on it. All times in nanoseconds.
 *
 * @param aroundCpu CPU time of its thread from just before it began until it had ended
 */
record MeasuredSpan(ReceivedSpan span, long aroundCpu) {
  /** Its own time in a state. */
  long part(String state) {
    return span.longAttribute("spandrel." + state + "_ns").orElse(0);
  }

  long measuredCpu() {
    return measured("cpu");
  }

  /**
   * How far its CPU time is outside what the program's clock said within it and around it. The
   * agent's own work at both ends, cold or compiled, lies between the two.
   */
  long cpuOffBy() {
    return Math.max(0, Math.max(measuredCpu() - part("cpu"), part("cpu") - aroundCpu));
  }

  long measuredRunQueue() {
    return measured("run_queue");
  }

  /** How long the act was off the CPU, and not for want of one. */
  long measuredOffCpu() {
    return Math.max(0, measured("wall") - measuredCpu() - measuredRunQueue());
  }

  long measured(String what) {
    return span.longAttribute("truth." + what + "_ns").orElseThrow();
  }

  /** What an assertion's message needs. */
  @Override
  public String toString() {
    return span.durationNanos()
        + " ns: measured off CPU "
        + measuredOffCpu()
        + ", CPU "
        + measuredCpu()
        + " (around it "
        + aroundCpu
        + "), run queue "
        + measuredRunQueue()
        + " "
        + span.attributes();
  }
}
