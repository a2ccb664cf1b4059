package io.spandrel.cli.view;

import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.trace.LogLine;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One trace as text: a row per span or wait, its bar on a common time axis, its summary below. */
public final class Waterfall {

  private static final int MAX_ROWS = 40;
  private static final int DURATION_COLUMNS = 8;
  private static final int MIN_NAME_COLUMNS = 12;

  private final Style style;

  public Waterfall(Style style) {
    this.style = style;
  }

  /** The lines, without line ends. */
  public List<String> lines(TraceTree tree) {
    RowSelection rows = RowSelection.of(tree, MAX_ROWS);
    int nameColumns = nameColumns(tree, rows.shown());
    int barColumns = style.width() - nameColumns - DURATION_COLUMNS - 2;
    TimeWindow window = TimeWindow.around(tree.spans(), barColumns);
    List<String> lines = new ArrayList<>();
    Set<Activity> activities = EnumSet.noneOf(Activity.class);
    for (TraceSpan span : rows.shown()) {
      Bar bar = Bar.of(tree, span, window);
      bar.addTo(activities);
      String indent = indent(tree, span, nameColumns);
      lines.add(
          Words.pad(indent + shortName(span, nameColumns - indent.length()), nameColumns)
              + "|"
              + bar.text(style)
              + "|"
              + String.format(
                  "%" + DURATION_COLUMNS + "s",
                  Durations.format(span.isWait() ? WaitRow.nanos(span) : span.durationNanos())));
      addDetail(lines, span, indent);
    }
    if (rows.leftOut() > 0) {
      lines.add(
          "%s and %d more, the longest %s"
              .formatted(
                  style.unicode() ? "\u2026" : "...",
                  rows.leftOut(),
                  Durations.format(rows.longestLeftOutNanos())));
    }
    lines.add(legend(activities));
    return lines;
  }

  private String name(TraceSpan span) {
    return Words.printable(span.isWait() ? WaitRow.name(span) : span.name(), style.unicode());
  }

  private String shortName(TraceSpan span, int columns) {
    String name = name(span);
    boolean packagesTooLong = span.isWait() && name.length() > columns;
    return Words.shorten(packagesTooLong ? Words.withShortPackages(name) : name, columns);
  }

  private int nameColumns(TraceTree tree, List<TraceSpan> shown) {
    int most = style.width() * 2 / 5;
    int longest =
        shown.stream()
            .mapToInt(span -> indent(tree, span, most).length() + name(span).length())
            .max()
            .orElse(0);
    return Math.max(MIN_NAME_COLUMNS, Math.min(most, longest + 1));
  }

  /** Two spaces a level, but never so many that no name would fit beside them. */
  private static String indent(TraceTree tree, TraceSpan span, int nameColumns) {
    return "  ".repeat(Math.min(tree.depth().get(span), nameColumns / 4));
  }

  private void addDetail(List<String> lines, TraceSpan span, String indent) {
    String detail =
        Words.printable(
            span.isWait() ? WaitRow.detail(span) : span.text("spandrel.summary"), style.unicode());
    for (String line : Words.wrap(detail, style.width() - indent.length() - 2)) {
      lines.add(indent + "  " + style.faint(line));
    }
    for (LogLine said : span.log()) {
      addLog(lines, span, said, indent + "  ");
    }
  }

  private void addLog(List<String> lines, TraceSpan span, LogLine said, String indent) {
    String text =
        "+%s %s: %s"
            .formatted(
                Durations.format(Math.max(0, said.nanos() - span.startNanos())),
                said.category(),
                said.message());
    for (String line :
        Words.wrap(Words.printable(text, style.unicode()), style.width() - indent.length())) {
      lines.add(indent + style.faint(line));
    }
  }

  private String legend(Set<Activity> activities) {
    return activities.stream()
        .map(activity ->
            style.paint(activity, String.valueOf(style.fill(activity))) + " " + activity.meaning())
        .collect(Collectors.joining("  "));
  }
}
