package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.view.Style;
import java.util.List;

/** The report for people: what to look at first, then everything. */
public final class ReportText {

  private final Style style;

  public ReportText(Style style) {
    this.style = style;
  }

  /**
   * The lines, without line ends.
   *
   * @param wholeProcess false if the report was limited: then what speaks of the process is left
   *     out
   */
  public List<String> lines(Report report, boolean wholeProcess) {
    Page page = new Page(style);
    HeaderSection.write(report.recording(), page);
    FindingsSection.write(report.findings(), page);
    TypesSection.write("Tasks", report.tasks(), page);
    TypesSection.write("Regions", report.regions(), page);
    if (!report.tasks().isEmpty() || !report.regions().isEmpty()) {
      page.line("");
      page.line("  " + legend());
    }
    BlockingSection.write(report.blocking(), page);
    if (wholeProcess) {
      ThreadsSection.write(report.threadGroups(), report.threads(), page);
      CpuSection.write(report.cpu(), page);
      GcSection.write(report.gc(), report.tasks(), report.recording(), page);
    } else {
      page.line("");
      page.paragraph(
          "  ", "Threads, CPUs and the collector are the whole program's: see without a filter.");
    }
    return page.lines();
  }

  private String legend() {
    StringBuilder legend = new StringBuilder();
    for (Activity activity : Activity.values()) {
      legend
          .append(legend.isEmpty() ? "" : "  ")
          .append(style.paint(activity, String.valueOf(style.fill(activity))))
          .append(' ')
          .append(meaning(activity));
    }
    return legend.toString();
  }

  private static String meaning(Activity activity) {
    return switch (activity) {
      case RUNNING -> "running";
      case BLOCKED -> "blocked";
      case RUNNABLE -> "waiting for a CPU";
      case PAUSED -> "VM paused";
      case CHILD -> "in a child";
      case UNKNOWN -> "not known";
    };
  }
}
