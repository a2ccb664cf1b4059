package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.recorder.State;
import java.util.Collection;

/**
 * Lock time as recorded against what the program measured in each acquisition of a lock: its wall
 * time, less what it ran or waited for a CPU in it. Where a preemption came between its clocks, it
 * says by how much they may be apart.
 */
final class LockTimeCheck {

  private static final Tolerance TOLERANCE = new Tolerance(0.02, 100_000);
  private static final double NEEDED_SHARE = 0.99;

  private LockTimeCheck() {}

  static CheckResult check(Collection<TraceSpan> spans) {
    LeafSpans leaves = LeafSpans.in(spans);
    Deviations deviations = new Deviations(TOLERANCE);
    for (TraceSpan span : leaves.acquisitions()) {
      long offCpu =
          leaves.measuredNanos(span, "wall_ns")
              - leaves.measuredNanos(span, "cpu_ns")
              - leaves.measuredNanos(span, "run_queue_ns");
      long least = Math.max(0, offCpu);
      long most = least + leaves.measuredNanos(span, "uncertain_ns");
      deviations.add(Where.is(span), span.integer(State.LOCK.attribute()), least, most);
    }
    return deviations.result(
        "lock_time",
        "lock time is what the program itself measured, within 2 % or 100 us, in 99 % of"
            + " acquisitions",
        NEEDED_SHARE);
  }
}
