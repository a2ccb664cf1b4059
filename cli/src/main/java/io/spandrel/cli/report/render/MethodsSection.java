package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.ShortName;
import io.spandrel.cli.report.model.TypeRow.MethodRow;

/** In which methods the whole process was seen running. */
final class MethodsSection {

  private static final int MAX_ROWS = 10;
  private static final String NUMBERS = "%9s %9s";

  private MethodsSection() {}

  static void write(CpuSummary cpu, Page page) {
    if (cpu.methods().isEmpty()) {
      return;
    }
    page.heading("Hottest methods", NUMBERS.formatted("samples", "share"));
    for (MethodRow row : cpu.methods().subList(0, Math.min(MAX_ROWS, cpu.methods().size()))) {
      String numbers =
          NUMBERS.formatted(
              Amounts.count(row.samples()), Amounts.percent(row.samples(), cpu.samples()));
      page.row(ShortName.of(row.method()), numbers);
    }
  }
}
