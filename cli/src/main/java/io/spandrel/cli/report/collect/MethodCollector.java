package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.TypeRow.MethodRow;
import java.util.List;

/** In which methods threads were seen running. */
final class MethodCollector {

  private static final int MAX_METHODS = 512;
  private static final int SHOWN = 20;

  private final BoundedTable<String, Count> counts =
      new BoundedTable<>(MAX_METHODS, Count::new, Count::add, Count::value);
  private long samples;

  void add(String method, long more) {
    counts.at(method).add(more);
    samples += more;
  }

  /** All, also those whose method has no row. */
  long samples() {
    return samples;
  }

  /** Hottest first. */
  List<MethodRow> rows() {
    return counts.heaviestFirst().stream()
        .limit(SHOWN)
        .map(entry -> new MethodRow(entry.getKey(), entry.getValue().value()))
        .toList();
  }
}
