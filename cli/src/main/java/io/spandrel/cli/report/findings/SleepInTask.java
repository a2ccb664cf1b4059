package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.Severity;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;

/** Somebody waits for a result while the thread that makes it sleeps. */
final class SleepInTask implements Rule {

  private static final String REMEDY =
      "Wait for the event itself (a future, a latch, a notification), or poll on another thread.";

  @Override
  public List<Finding> find(Report report) {
    List<Finding> found = new ArrayList<>();
    for (TypeRow task : report.tasks()) {
      double share = task.share(State.SLEEP);
      if (share >= Thresholds.SLEEP_SHARE
          && task.states().nanos(State.SLEEP) >= Thresholds.MIN_TOTAL_NANOS) {
        Waits.in(report, task.name(), row -> row.state() == State.SLEEP)
            .worst()
            .ifPresent(row -> found.add(finding(task, row, share)));
      }
    }
    return found;
  }

  private static Finding finding(TypeRow task, BlockingRow row, double share) {
    String evidence =
        "%s sleeps %s of its time: %s"
            .formatted(task.name(), Evidence.percent(share), Evidence.waits(row));
    return new Finding(
        FindingId.SLEEP_IN_TASK,
        Severity.WARNING,
        evidence,
        REMEDY,
        Place.of(task.name(), row),
        share);
  }
}
