package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.BlockingKind;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.Severity;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.view.Durations;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks wait long for a peer. Only inside tasks: a connection that waits for its next request is
 * idle.
 */
final class SlowNetwork implements Rule {

  private static final String REMEDY =
      "Look at what the peer does in that time, ask it for less at once, or ask for several things"
          + " side by side.";

  @Override
  public List<Finding> find(Report report) {
    List<Finding> found = new ArrayList<>();
    for (TypeRow task : report.tasks()) {
      double share = task.share(State.SOCKET, State.REMOTE);
      Waits waits = Waits.in(report, task.name(), row -> row.kind() == BlockingKind.NETWORK);
      // Of this one row: the short writes beside it say nothing of how long an answer takes.
      BlockingRow worst = waits.worst().orElse(null);
      if (worst != null
          && share >= Thresholds.NETWORK_SHARE
          && average(worst) >= Thresholds.NETWORK_AVERAGE_NANOS
          && waits.totalNanos() >= Thresholds.MIN_TOTAL_NANOS) {
        found.add(finding(task, worst, share));
      }
    }
    return found;
  }

  private static long average(BlockingRow row) {
    return row.count() == 0 ? 0 : row.totalNanos() / row.count();
  }

  private static Finding finding(TypeRow task, BlockingRow row, double share) {
    String evidence =
        "%s waits for the network %s of its time, %s each time: %s"
            .formatted(
                task.name(),
                Evidence.percent(share),
                Durations.format(average(row)),
                Evidence.waits(row));
    return new Finding(
        FindingId.SLOW_NETWORK,
        Severity.WARNING,
        evidence,
        REMEDY,
        Place.of(task.name(), row),
        share);
  }
}
