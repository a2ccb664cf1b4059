package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.Severity;
import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.sample.TracerThreads;
import io.spandrel.cli.view.Durations;
import java.util.List;
import java.util.regex.Pattern;

/** One of several like threads has all the work. */
final class Imbalance implements Rule {

  /** The JVM's own threads, and threads that nobody gave a name: likeness says nothing there. */
  private static final Pattern NOT_A_POOL =
      Pattern.compile(
          "Thread-#|C[12] Compiler.*|JVMCI.*|G1 .*|GC Thread.*|ParGC.*|Z[A-Z].*|XWorker.*"
              + "|Shenandoah.*|VM .*");

  private static final String REMEDY =
      "Hand out smaller pieces of work, from one shared queue, instead of a fixed part to each"
          + " thread.";

  @Override
  public List<Finding> find(Report report) {
    return report.threadGroups().stream()
        .filter(group -> isUneven(group, report.recording().durationNanos()))
        .map(group -> finding(group, report.recording().durationNanos()))
        .toList();
  }

  private static boolean isUneven(ThreadGroupRow group, long durationNanos) {
    return group.members() > 1
        && !group.virtual()
        && group.imbalance() >= Thresholds.IMBALANCE
        && group.busiestNanos() >= Thresholds.BUSIEST_LEAST_SHARE_OF_RECORDING * durationNanos
        && busyShare(group) * group.busiestWatchedNanos()
            >= Thresholds.BUSIEST_SHARE_OF_RECORDING * durationNanos
        && !group.name().equals(TracerThreads.GROUP)
        && !NOT_A_POOL.matcher(group.name()).matches();
  }

  /** Of the time in which it could have run: a busy machine does not make a thread idle. */
  private static double busyShare(ThreadGroupRow group) {
    long couldRunNanos = group.busiestWatchedNanos() - group.busiestRunnableNanos();
    return (double) group.busiestNanos() / Math.max(group.busiestNanos(), couldRunNanos);
  }

  private static Finding finding(ThreadGroupRow group, long durationNanos) {
    long others = (group.runningNanos() - group.busiestNanos()) / (group.members() - 1);
    String evidence =
        "of %d threads %s, %s ran %s, the others %s on average"
            .formatted(
                group.members(),
                group.name(),
                group.busiest(),
                Durations.format(group.busiestNanos()),
                Durations.format(others));
    boolean saturated = busyShare(group) >= Thresholds.SATURATED_SHARE_OF_RECORDING;
    return new Finding(
        FindingId.IMBALANCE,
        saturated ? Severity.WARNING : Severity.INFO,
        evidence,
        REMEDY,
        Place.ofObject(group.name()),
        group.imbalance());
  }
}
