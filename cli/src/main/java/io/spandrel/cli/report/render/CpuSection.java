package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.CpuSummary.Point;
import io.spandrel.cli.view.Durations;
import io.spandrel.cli.view.Style;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** How busy the CPUs were, and whether more threads wanted one than there are. */
final class CpuSection {

  private static final String UNICODE = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final String ASCII = "_.-~=+*#";
  private static final double OTHERS_SHOWN = 0.25;
  private static final int LABEL_COLUMNS = 24;

  private CpuSection() {}

  /**
   * @param recordedNanos the recording's length, as its head has it
   */
  static void write(CpuSummary cpu, long recordedNanos, Page page) {
    if (cpu.points().isEmpty()) {
      return;
    }
    page.heading("CPUs over time", cpu.cores() > 0 ? Amounts.plural(cpu.cores(), "core") : "");
    share("this JVM", cpu, Point::jvm, page);
    share("the machine", cpu, Point::machine, page);
    double most = cpu.mostRunnableThreads();
    if (values(cpu, Point::runnableThreads).findAny().isPresent()) {
      line(
          "threads wanting a CPU",
          String.format(Locale.ROOT, "most %.1f", most),
          curve(cpu, Point::runnableThreads, Math.max(most, cpu.cores()), page),
          page);
    }
    double others =
        values(cpu, Point::machine).average().orElse(0)
            - values(cpu, Point::jvm).average().orElse(0);
    if (others >= OTHERS_SHOWN) {
      page.paragraph(
          "  ",
          "Other programs on this machine used %s of its CPUs, for which threads of this one may have waited."
              .formatted(Amounts.percent(others)));
    }
    if (cpu.crowdedNanos() > 0) {
      page.paragraph(
          "  ",
          "More threads wanted a CPU than there are for %s of %s."
              .formatted(Durations.format(cpu.crowdedNanos()), Durations.format(recordedNanos)));
    }
  }

  private static void share(
      String label, CpuSummary cpu, ToDoubleFunction<Point> value, Page page) {
    double average = values(cpu, value).average().orElse(Double.NaN);
    if (!Double.isNaN(average)) {
      line(label, "average " + Amounts.percent(average), curve(cpu, value, 1, page), page);
    }
  }

  private static DoubleStream values(CpuSummary cpu, ToDoubleFunction<Point> value) {
    return cpu.points().stream().mapToDouble(value).filter(one -> !Double.isNaN(one));
  }

  private static void line(String label, String number, String curve, Page page) {
    page.line("  %-22s %-12s  %s".formatted(label, number, curve));
  }

  /** A character for each stretch of time, the highest of its points. */
  private static String curve(
      CpuSummary cpu, ToDoubleFunction<Point> value, double full, Page page) {
    int columns = Math.min(page.width() - LABEL_COLUMNS - 16, cpu.points().size());
    StringBuilder curve = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      int from = column * cpu.points().size() / columns;
      int to = Math.max(from + 1, (column + 1) * cpu.points().size() / columns);
      double highest =
          cpu.points().subList(from, to).stream()
              .mapToDouble(value)
              .filter(one -> !Double.isNaN(one))
              .max()
              .orElse(Double.NaN);
      curve.append(mark(highest / Math.max(full, 1e-9), page.style()));
    }
    return curve.toString();
  }

  private static char mark(double share, Style style) {
    String marks = style.unicode() ? UNICODE : ASCII;
    return Double.isNaN(share)
        ? ' '
        : marks.charAt((int) Math.max(0, Math.min(marks.length() - 1L, share * marks.length())));
  }
}
