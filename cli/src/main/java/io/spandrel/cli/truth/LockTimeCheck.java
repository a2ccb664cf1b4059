package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.recorder.State;
import java.util.Collection;

/**
 * Lock time as recorded against what the program measured around its two lock acquisitions: their
 * wall time, less what it ran or waited for a CPU in them. Where a preemption came between its
 * clocks, it says by how much they may be apart.
 */
final class LockTimeCheck {

  private static final Tolerance TOLERANCE = new Tolerance(0.02, 100_000);
  private static final double NEEDED_SHARE = 0.99;
  private static final String WALL = "demo.lock.wall_ns";

  private LockTimeCheck() {}

  static CheckResult check(Collection<TraceSpan> spans) {
    Deviations deviations = new Deviations(TOLERANCE);
    for (TraceSpan span : spans) {
      if (span.has(WALL)) {
        long offCpu =
            span.integer(WALL)
                - span.integer("demo.lock.cpu_ns")
                - span.integer("demo.lock.run_queue_ns");
        long least = Math.max(0, offCpu);
        deviations.add(
            Where.is(span),
            span.integer(State.LOCK.attribute()),
            least,
            least + span.integer("demo.lock.uncertain_ns"));
      }
    }
    return deviations.result(
        "lock_time",
        "lock time is what the program itself measured, within 2 % or 100 us, in 99 % of spans",
        NEEDED_SHARE);
  }
}
