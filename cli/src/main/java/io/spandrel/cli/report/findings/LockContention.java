package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.LockNames;
import io.spandrel.cli.report.model.OwnCode;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Threads wait for a lock that others hold. What happens once is left out: loading a class, and
 * initializing it, which the VM guards with an {@code int[]}.
 */
final class LockContention implements Rule {

  private static final String REMEDY =
      "Hold the lock for less work, split it by key, or replace what it guards with a concurrent"
          + " collection.";

  @Override
  public List<Finding> find(Report report) {
    List<Finding> found = new ArrayList<>();
    for (TypeRow task : report.tasks()) {
      Waits waits = Waits.in(report, task.name(), LockContention::isLock);
      // Waits of several threads of one task overlap, its states don't.
      double share =
          Math.min(
              (double) waits.totalNanos() / Math.max(1, task.totalNanos()), task.share(State.LOCK));
      if (share >= Thresholds.LOCK_SHARE
          && task.states().nanos(State.LOCK) >= Thresholds.MIN_TOTAL_NANOS) {
        waits.worst().ifPresent(row -> found.add(inTask(task, row, share)));
      }
    }
    outsideTasks(report, found);
    return found;
  }

  private static boolean isLock(BlockingRow row) {
    return row.state() == State.LOCK && !LockNames.isTakenOnce(row.object());
  }

  private static Finding inTask(TypeRow task, BlockingRow row, double share) {
    String evidence =
        "%s waits for locks %s of its time: %s%s"
            .formatted(
                task.name(), Evidence.percent(share), Evidence.waits(row), Evidence.heldBy(row));
    return new Finding(
        FindingId.LOCK_CONTENTION,
        Rule.severity(share),
        evidence,
        REMEDY,
        Place.of(task.name(), row),
        share);
  }

  /** Only where a line of the program is known: idle threads of a pool meet at its locks too. */
  private static void outsideTasks(Report report, List<Finding> found) {
    Map<String, List<BlockingRow>> byObject =
        Waits.in(report, "", row -> isLock(row) && OwnCode.contains(row.frame())).rows().stream()
            .collect(Collectors.groupingBy(BlockingRow::object));
    byObject.forEach((object, rows) -> {
      Waits waits = new Waits(rows);
      double share = (double) waits.totalNanos() / Math.max(1, report.recording().durationNanos());
      if (share >= Thresholds.LOCK_SHARE_OF_RECORDING
          && waits.totalNanos() >= Thresholds.MIN_TOTAL_NANOS
          && waits.count() >= Thresholds.MIN_WAITS_OUTSIDE_TASKS) {
        BlockingRow row = waits.worst().orElseThrow();
        String evidence =
            "%sthreads wait for a lock: %s%s"
                .formatted(
                    Evidence.outsideTasks(report), Evidence.waits(row), Evidence.heldBy(row));
        double atMostAll = Math.min(1, share);
        found.add(
            new Finding(
                FindingId.LOCK_CONTENTION,
                Rule.severity(atMostAll),
                evidence,
                REMEDY,
                Place.of("", row),
                atMostAll));
      }
    });
  }
}
