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
      legend(page);
    }
    BlockingSection.write(report.blocking(), page);
    if (wholeProcess) {
      ThreadsSection.write(report.threadGroups(), report.threads(), page);
      CpuSection.write(report.cpu(), report.recording().durationNanos(), page);
      MethodsSection.write(report.cpu(), page);
      GcSection.write(report.gc(), report.tasks(), report.recording(), page);
    } else {
      page.line("");
      page.paragraph(
          "  ", "Threads, CPUs and the collector are the whole program's: see without a filter.");
    }
    return page.lines();
  }

  /** What the bars are made of, two lines where one is too short. */
  private void legend(Page page) {
    StringBuilder line = new StringBuilder();
    int columns = 0;
    for (Activity activity : Activity.values()) {
      int entry = 4 + activity.meaning().length();
      if (columns + entry > style.width()) {
        page.line(line.toString());
        line.setLength(0);
        columns = 0;
      }
      String fill = style.paint(activity, String.valueOf(style.fill(activity)));
      line.append("  ").append(fill).append(' ').append(activity.meaning());
      columns += entry;
    }
    page.line(line.toString());
  }
}
