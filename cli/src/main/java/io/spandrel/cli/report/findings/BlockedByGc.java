package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.view.Durations;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;

/** Work stands still while memory is cleaned up. */
final class BlockedByGc implements Rule {

  private static final String REMEDY =
      "Allocate less in the hottest methods, give the heap (its young generation first) more room,"
          + " or use a collector with short pauses.";

  @Override
  public List<Finding> find(Report report) {
    List<Finding> found = new ArrayList<>();
    if (report.gc().collections() < Thresholds.GC_COLLECTIONS) {
      return found;
    }
    for (TypeRow task : report.tasks()) {
      double share = task.share(State.GC, State.ALLOC_STALL);
      long nanos = task.states().nanos(State.GC) + task.states().nanos(State.ALLOC_STALL);
      if (share >= Thresholds.GC_SHARE && nanos >= Thresholds.MIN_TOTAL_NANOS) {
        String evidence =
            "%s stands still for the collector %s of its time, %s in all; %s"
                .formatted(
                    task.name(),
                    Evidence.percent(share),
                    Durations.format(nanos),
                    collections(report.gc()));
        found.add(finding(evidence, Place.ofTask(task.name()), share));
      }
    }
    double share =
        (double) report.gc().pauseTotalNanos() / Math.max(1, report.recording().durationNanos());
    if (found.isEmpty()
        && share >= Thresholds.GC_SHARE
        && report.gc().pauseTotalNanos() >= Thresholds.MIN_TOTAL_NANOS) {
      String evidence =
          "the whole program stands still %s of the time: %s"
              .formatted(Evidence.percent(share), collections(report.gc()));
      found.add(finding(evidence, Place.ofTask(""), Math.min(1, share)));
    }
    return found;
  }

  private static String collections(GcSummary gc) {
    return "%s, paused %s in all, longest %s"
        .formatted(
            Evidence.count(gc.collections(), "collection"),
            Durations.format(gc.pauseTotalNanos()),
            Durations.format(gc.pauseMaxNanos()));
  }

  private static Finding finding(String evidence, Place place, double share) {
    return new Finding(
        FindingId.BLOCKED_BY_GC, Rule.severity(share), evidence, REMEDY, place, share);
  }
}
