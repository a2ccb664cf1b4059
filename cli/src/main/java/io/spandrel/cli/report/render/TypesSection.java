package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.ShortName;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.model.TypeRow.MethodRow;
import io.spandrel.cli.report.model.TypeRow.SlowSpan;
import io.spandrel.cli.view.Durations;
import java.util.List;
import java.util.stream.Collectors;

/** Tasks or regions, a block a name. */
final class TypesSection {

  private static final int MAX_TYPES = 20;
  private static final int METHODS = 5;
  private static final String NUMBERS = "%9s %9s %9s %9s %9s";

  private TypesSection() {}

  static void write(String title, List<TypeRow> types, Page page) {
    if (types.isEmpty()) {
      return;
    }
    page.heading(title, NUMBERS.formatted("count", "p50", "p90", "p99", "max"));
    boolean first = true;
    for (TypeRow type : types.subList(0, Math.min(MAX_TYPES, types.size()))) {
      if (!first) {
        page.line("");
      }
      first = false;
      write(type, page);
    }
    if (types.size() > MAX_TYPES) {
      page.line("  and %d more names; --json has all".formatted(types.size() - MAX_TYPES));
    }
  }

  private static void write(TypeRow type, Page page) {
    String numbers =
        NUMBERS.formatted(
            Amounts.count(type.count()),
            Durations.format(type.p50Nanos()),
            Durations.format(type.p90Nanos()),
            Durations.format(type.p99Nanos()),
            Durations.format(type.maxNanos()));
    page.row(type.name(), page.style()::strong, numbers);
    page.line(
        "    |"
            + StateBar.of(type.states(), type.totalNanos(), page.width() - 6, page.style())
            + "|");
    page.paragraph("    ", StateWords.percent(type), line -> StateWords.paint(page.style(), line));
    HistogramLines.write(type.histogram(), page);
    type.slowest().forEach(slow -> write(slow, page));
    methods(type.methods(), page);
    long notEnded = type.incomplete() - type.pushedOut();
    String when = notEnded == 1 ? "it did" : "they did";
    incomplete(notEnded, "something inside had not ended when " + when, page);
    incomplete(
        type.pushedOut(),
        "spans inside were let go before, as more were kept at a time than there is room for",
        page);
  }

  private static void incomplete(long count, String why, Page page) {
    if (count > 0) {
      page.paragraph(
          "    ",
          "%s of them lack%s a part of the time: %s"
              .formatted(Amounts.count(count), count == 1 ? "s" : "", why));
    }
  }

  private static void write(SlowSpan slow, Page page) {
    page.line(
        "    slow %7s  trace %s".formatted(Durations.format(slow.durationNanos()), slow.traceId()));
    page.paragraph(" ".repeat(18), slow.summary(), page.style()::faint);
  }

  private static void methods(List<MethodRow> methods, Page page) {
    long samples = methods.stream().mapToLong(MethodRow::samples).sum();
    if (samples == 0) {
      return;
    }
    String hottest =
        methods.stream()
            .limit(METHODS)
            .map(row ->
                ShortName.of(row.method()) + Page.TIE + Amounts.percent(row.samples(), samples))
            .collect(Collectors.joining(", "));
    page.paragraph(
        "    hot  ", hottest + " of " + Amounts.plural(samples, "CPU" + Page.TIE + "sample"));
  }
}
