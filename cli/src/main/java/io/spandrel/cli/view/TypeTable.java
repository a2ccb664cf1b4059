package io.spandrel.cli.view;

import io.spandrel.cli.trace.NameStatistics;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All spans as text: a row per task, region or other span name, with durations and parts. */
public final class TypeTable {

  private static final int MAX_ROWS = 30;
  private static final int MAX_NAME_COLUMNS = 28;
  private static final String LEFT = "%-6s  %s";
  private static final String NUMBERS = "  %7s  %7s  %7s  ";

  /** Keeps a state beside its number when a line is broken; written as a space. */
  private static final char TIE = '\u00a0';

  private static final double SMALLEST_SHARE = 0.01;

  private final Style style;

  public TypeTable(Style style) {
    this.style = style;
  }

  /** The lines, without line ends. */
  public List<String> lines(List<NameStatistics> statistics) {
    List<NameStatistics> rows = statistics.stream().limit(MAX_ROWS).toList();
    int nameColumns = nameColumns(rows);
    List<String> lines = new ArrayList<>();
    lines.add(
        style.strong(
            LEFT.formatted("type", Words.pad("name", nameColumns))
                + NUMBERS.formatted("count", "p50", "p99")
                + "where the time went"));
    for (NameStatistics row : rows) {
      String left =
          LEFT.formatted(
                  row.type().label(), Words.pad(Words.shorten(name(row), nameColumns), nameColumns))
              + NUMBERS.formatted(
                  row.count(),
                  Durations.format(row.percentileNanos(50)),
                  Durations.format(row.percentileNanos(99)));
      int partColumns = style.width() - left.length();
      List<String> parts =
          Words.wrap(parts(row), partColumns).stream().map(part -> part.replace(TIE, ' ')).toList();
      lines.add((left + (parts.isEmpty() ? "" : parts.get(0))).stripTrailing());
      parts.stream().skip(1).map(part -> " ".repeat(left.length()) + part).forEach(lines::add);
    }
    if (statistics.size() > rows.size()) {
      lines.add("and %d more names".formatted(statistics.size() - rows.size()));
    }
    return lines;
  }

  private String name(NameStatistics row) {
    return Words.printable(row.name(), style.unicode());
  }

  private int nameColumns(List<NameStatistics> rows) {
    int longest = rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
    return Math.max(4, Math.min(MAX_NAME_COLUMNS, longest));
  }

  /** Largest first, those under one percent left out. */
  private static String parts(NameStatistics row) {
    if (row.totalNanos() == 0) {
      return "";
    }
    SpanBreakdown parts = row.parts();
    String text =
        parts.nanosByState().entrySet().stream()
            .filter(part -> part.getValue() >= row.totalNanos() * SMALLEST_SHARE)
            .sorted(Map.Entry.<State, Long>comparingByValue(Comparator.reverseOrder()))
            .map(part -> part.getKey().key() + TIE + percent(part.getValue(), row))
            .collect(Collectors.joining(", "));
    long rest = row.totalNanos() - parts.sumNanos();
    if (rest < row.totalNanos() * SMALLEST_SHARE) {
      return text;
    }
    return text
        + (text.isEmpty() ? "" : ", ")
        + "no breakdown".replace(' ', TIE)
        + TIE
        + percent(rest, row);
  }

  private static String percent(long nanos, NameStatistics row) {
    return Math.round(100.0 * nanos / row.totalNanos()) + "%";
  }
}
