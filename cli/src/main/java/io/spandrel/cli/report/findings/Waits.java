package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Some rows of the blocking profiles. */
record Waits(List<BlockingRow> rows) {

  Waits {
    rows = List.copyOf(rows);
  }

  /** Those in tasks of this name; of "": those in none. */
  static Waits in(Report report, String task, Predicate<BlockingRow> which) {
    return new Waits(
        report.blocking().stream().filter(row -> row.task().equals(task)).filter(which).toList());
  }

  long totalNanos() {
    return rows.stream().mapToLong(BlockingRow::totalNanos).sum();
  }

  long count() {
    return rows.stream().mapToLong(BlockingRow::count).sum();
  }

  /** The row with the longest total. */
  Optional<BlockingRow> worst() {
    return rows.stream().max(Comparator.comparingLong(BlockingRow::totalNanos));
  }
}
