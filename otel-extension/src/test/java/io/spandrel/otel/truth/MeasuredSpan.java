package io.spandrel.otel.truth;

import io.spandrel.receiver.ReceivedSpan;

/** A span with the program's own measurements on it. All times in nanoseconds. */
record MeasuredSpan(ReceivedSpan span) {
  /** Its own time in a state. */
  long part(String state) {
    return span.longAttribute("spandrel." + state + "_ns").orElse(0);
  }

  long measuredCpu() {
    return measured("cpu");
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
        + ", run queue "
        + measuredRunQueue()
        + " "
        + span.attributes();
  }
}
