package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.recorder.State;
import java.util.Collection;

/**
 * CPU time as recorded against the thread's CPU clock, which the program read itself: inside the
 * span, and around it in the caller's. What the agent does at both ends lies between the two.
 */
final class CpuTimeCheck {

  private static final Tolerance TOLERANCE = new Tolerance(0.02, 200_000);

  private CpuTimeCheck() {}

  static CheckResult check(Collection<TraceSpan> spans) {
    Deviations deviations = new Deviations(TOLERANCE);
    LeafSpans leaves = LeafSpans.in(spans);
    for (TraceSpan span : leaves.all()) {
      deviations.add(
          Where.is(span),
          span.integer(State.CPU.attribute()),
          leaves.cpuInsideNanos(span),
          leaves.cpuAroundNanos(span));
    }
    return deviations.result(
        "cpu_time",
        "CPU time is what the program itself measured, within 2 % or 200 us, in every leaf span",
        1);
  }
}
