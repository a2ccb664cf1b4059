package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Finding.Place;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Threads wait at a queue that is full. A thread that waits at an empty one is idle, so taking
 * counts only where putting had to wait too.
 */
final class QueueContention implements Rule {

  private static final Pattern QUEUE = Pattern.compile("Queue|Deque|Buffer|Channel");
  private static final String PUT = "put";
  private static final String REMEDY =
      "Give the queue room for a burst, add consumers, or let fewer producers run at once.";

  @Override
  public List<Finding> find(Report report) {
    Set<String> full =
        report.blocking().stream()
            .filter(row -> isQueue(row) && row.operation().equals(PUT))
            .map(BlockingRow::object)
            .collect(Collectors.toSet());
    List<Finding> found = new ArrayList<>();
    for (TypeRow task : report.tasks()) {
      Waits waits =
          Waits.in(report, task.name(), row -> isQueue(row) && full.contains(row.object()));
      // Waits of several threads of one task overlap, its states don't.
      double share =
          Math.min(
              (double) waits.totalNanos() / Math.max(1, task.totalNanos()),
              task.share(State.PARK, State.WAIT, State.CHILD));
      if (isEnough(share, waits)) {
        String who =
            task.name() + " waits at a queue " + Evidence.percent(share) + " of its time: ";
        waits.worst().ifPresent(row -> found.add(finding(task.name(), who, row, share)));
      }
    }
    Waits outside = Waits.in(report, "", row -> isQueue(row) && row.operation().equals(PUT));
    double share =
        Math.min(
            1, (double) outside.totalNanos() / Math.max(1, report.recording().durationNanos()));
    if (isEnough(share, outside)) {
      String who = Evidence.outsideTasks(report) + "threads wait at a queue: ";
      outside.worst().ifPresent(row -> found.add(finding("", who, row, share)));
    }
    return found;
  }

  private static boolean isEnough(double share, Waits waits) {
    int threads = waits.rows().stream().mapToInt(BlockingRow::threads).max().orElse(0);
    return share >= Thresholds.QUEUE_SHARE
        && threads >= Thresholds.QUEUE_THREADS
        && waits.totalNanos() >= Thresholds.MIN_TOTAL_NANOS;
  }

  private static boolean isQueue(BlockingRow row) {
    return (row.state() == State.PARK || row.state() == State.WAIT)
        && QUEUE.matcher(row.object()).find();
  }

  private static Finding finding(String task, String who, BlockingRow row, double share) {
    String evidence = who + Evidence.waits(row) + ", by " + Evidence.threads(row);
    return new Finding(
        FindingId.QUEUE_CONTENTION,
        Rule.severity(share),
        evidence,
        REMEDY,
        Place.of(task, row),
        share);
  }
}
