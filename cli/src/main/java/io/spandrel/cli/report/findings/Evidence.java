package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.ShortName;
import io.spandrel.cli.view.Durations;
import java.util.Locale;

/** The words that evidence is put into. */
final class Evidence {

  private Evidence() {}

  static String percent(double share) {
    return Math.round(100 * share) + "%";
  }

  static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /** {@code 12 threads}, as far as they were told apart. */
  static String threads(BlockingRow row) {
    return count(row.threads(), "thread")
        + (row.threads() < BlockingRow.MOST_THREADS ? "" : " or more");
  }

  /** {@code 1,204 waits on Ledger at Ledger.book:31, 12.3s in all, longest 221ms}. */
  static String waits(BlockingRow row) {
    String object = row.object().isEmpty() ? "" : " on " + ShortName.of(row.object());
    String frame = row.frame().isEmpty() ? "" : " at " + ShortName.of(row.frame());
    String region = row.region().isEmpty() ? "" : " in " + row.region();
    return count(row.count(), "wait")
        + object
        + frame
        + region
        + ", "
        + Durations.format(row.totalNanos())
        + " in all, longest "
        + Durations.format(row.maxNanos());
  }

  /** Where threads were that wait in no task of the report: {@code outside of tasks, ...}. */
  static String outsideTasks(Report report) {
    return report.tasks().isEmpty()
        ? ""
        : "outside of tasks, or in tasks still open at the recording's end, ";
  }

  /** {@code , held by request-25 (at Ledger.book:31)}; empty where nobody is known. */
  static String heldBy(BlockingRow row) {
    if (!row.holder().isKnown()) {
      return "";
    }
    String frame = row.holder().frame();
    return ", held by "
        + row.holder().thread()
        + (frame.isEmpty() ? "" : " (itself waiting at " + ShortName.of(frame) + ")");
  }
}
