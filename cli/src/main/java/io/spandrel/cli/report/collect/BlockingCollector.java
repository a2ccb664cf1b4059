package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The blocking profiles. */
final class BlockingCollector {

  static final int MAX_ROWS = 4_000;

  private record Place(WaitKey key, String task, String region) {}

  /** A table for each state, so that a rare state is not folded away by a frequent one. */
  private final Map<State, BoundedTable<Place, WaitSum>> byState = new EnumMap<>(State.class);

  void add(WaitSample wait) {
    at(WaitKey.of(wait), "", "").add(wait);
  }

  void add(WaitKey key, String task, String region, WaitSum sum) {
    at(key, task, region).add(sum);
  }

  private WaitSum at(WaitKey key, String task, String region) {
    return byState
        .computeIfAbsent(
            key.state(),
            absent -> new BoundedTable<>(MAX_ROWS, WaitSum::new, WaitSum::add, WaitSum::totalNanos))
        .at(new Place(key, task, region));
  }

  /** Longest total first; what had no room is the row of the others. */
  List<BlockingRow> rows() {
    List<BlockingRow> rows = new ArrayList<>();
    byState.forEach((state, table) -> {
      table
          .heaviestFirst()
          .forEach(entry ->
              rows.add(
                  row(
                      entry.getKey().key(),
                      entry.getKey().task(),
                      entry.getKey().region(),
                      entry.getValue())));
      if (table.folded() > 0) {
        rows.add(row(new WaitKey(state, "", WaitKey.OTHERS, ""), "", "", table.others()));
      }
    });
    rows.sort(
        Comparator.comparingLong(BlockingRow::totalNanos)
            .reversed()
            .thenComparing(BlockingRow::object)
            .thenComparing(BlockingRow::frame));
    return rows;
  }

  private static BlockingRow row(WaitKey key, String task, String region, WaitSum sum) {
    return new BlockingRow(
        key.state(),
        key.operation(),
        key.object(),
        key.frame(),
        task,
        region,
        sum.count(),
        sum.totalNanos(),
        sum.maxNanos(),
        sum.threads(),
        sum.holder());
  }
}
