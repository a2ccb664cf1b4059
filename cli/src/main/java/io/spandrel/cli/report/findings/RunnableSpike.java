package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.CpuSummary.Point;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.view.Durations;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * More threads want a CPU than there are. Only this program's threads count, and only while most of
 * the CPUs' work is its own: threads also queue when a neighbour on the machine is busy.
 */
final class RunnableSpike implements Rule {

  private static final String REMEDY =
      "Run as many CPU-bound threads as there are cores, or give the program more cores.";

  @Override
  public List<Finding> find(Report report) {
    List<Finding> found = new ArrayList<>();
    long crowdedNanos = crowdedNanos(report.cpu());
    if (crowdedNanos < Thresholds.MIN_CROWDED_NANOS) {
      return found;
    }
    for (TypeRow task : report.tasks()) {
      double share = task.share(State.RUNNABLE);
      if (share >= Thresholds.RUNNABLE_SHARE
          && task.states().nanos(State.RUNNABLE) >= Thresholds.MIN_TOTAL_NANOS) {
        String evidence =
            "%s waits for a CPU %s of its time; %s"
                .formatted(task.name(), Evidence.percent(share), crowd(report.cpu(), crowdedNanos));
        found.add(finding(evidence, task.name(), share));
      }
    }
    double share = (double) crowdedNanos / Math.max(1, report.recording().durationNanos());
    if (report.tasks().isEmpty() && share >= Thresholds.CROWDED_SHARE_OF_RECORDING) {
      found.add(finding(crowd(report.cpu(), crowdedNanos), "", Math.min(1, share)));
    }
    return found;
  }

  private static long crowdedNanos(CpuSummary cpu) {
    if (cpu.cores() == 0) {
      return 0;
    }
    return cpu.nanosOf(point -> isCrowded(point, cpu.cores()));
  }

  private static boolean isCrowded(Point point, int cores) {
    boolean byNeighbours = point.jvm() < Thresholds.OWN_SHARE_OF_CPU_USE * point.machine();
    return point.runnableThreads() >= Thresholds.CROWDED_THREADS_PER_CORE * cores && !byNeighbours;
  }

  private static String crowd(CpuSummary cpu, long nanos) {
    return String.format(
        Locale.ROOT,
        "for %s up to %.1f threads at a time wanted one of %s",
        Durations.format(nanos),
        cpu.mostRunnableThreads(),
        Evidence.count(cpu.cores(), "core"));
  }

  private static Finding finding(String evidence, String task, double share) {
    return new Finding(
        FindingId.RUNNABLE_SPIKE,
        Rule.severity(share),
        evidence,
        REMEDY,
        Place.ofTask(task),
        share);
  }
}
