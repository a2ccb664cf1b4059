package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.BlockingKind;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.recorder.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Waits on one object from one line, in whatever tasks and regions. */
record ProfileRow(
    State state, String operation, String object, String frame, List<BlockingRow> rows) {

  private record Key(State state, String operation, String object, String frame) {}

  /** Longest total first. */
  static List<ProfileRow> of(List<BlockingRow> blocking, BlockingKind kind) {
    ManyPorts objects = ManyPorts.in(blocking);
    return blocking.stream()
        .filter(row -> row.kind() == kind)
        .collect(
            Collectors.groupingBy(
                row -> new Key(row.state(), row.operation(), objects.of(row), row.frame()),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(ProfileRow::totalNanos).reversed())
        .toList();
  }

  private static ProfileRow of(Key key, List<BlockingRow> rows) {
    return new ProfileRow(key.state(), key.operation(), key.object(), key.frame(), rows);
  }

  long count() {
    return rows.stream().mapToLong(BlockingRow::count).sum();
  }

  long totalNanos() {
    return rows.stream().mapToLong(BlockingRow::totalNanos).sum();
  }

  long maxNanos() {
    return rows.stream().mapToLong(BlockingRow::maxNanos).max().orElse(0);
  }

  Holder holder() {
    return rows.stream()
        .filter(row -> row.holder().isKnown())
        .max(Comparator.comparingLong(BlockingRow::maxNanos))
        .map(BlockingRow::holder)
        .orElse(Holder.UNKNOWN);
  }

  /** Time by task, or by region; most first. */
  List<Map.Entry<String, Long>> by(Function<BlockingRow, String> name) {
    Map<String, Long> sums =
        rows.stream()
            .collect(Collectors.groupingBy(name, Collectors.summingLong(BlockingRow::totalNanos)));
    return sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }
}
