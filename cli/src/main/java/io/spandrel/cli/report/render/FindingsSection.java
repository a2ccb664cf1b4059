package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Severity;
import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.view.Style;
import java.util.List;
import java.util.Locale;

/** What to look at first. */
final class FindingsSection {

  private static final String INDENT = "          ";

  private FindingsSection() {}

  static void write(List<Finding> findings, Page page) {
    page.heading("Findings", "");
    if (findings.isEmpty()) {
      page.line("  none");
    }
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      boolean sameAsBefore = i > 0 && isLike(findings.get(i - 1), finding);
      boolean sameAsNext = i + 1 < findings.size() && isLike(finding, findings.get(i + 1));
      if (!sameAsBefore) {
        heading(finding, page);
      }
      page.paragraph(INDENT, finding.evidence());
      if (!sameAsNext) {
        page.paragraph(INDENT + "-> ", finding.remedy(), page.style()::faint);
      }
    }
  }

  private static boolean isLike(Finding one, Finding other) {
    return one.id() == other.id() && one.severity() == other.severity();
  }

  private static void heading(Finding finding, Page page) {
    String word = finding.severity().key().toUpperCase(Locale.ROOT);
    page.line(
        "  "
            + paint(page.style(), finding.severity(), word)
            + " ".repeat(INDENT.length() - 2 - word.length())
            + page.style().strong(finding.id().key()));
  }

  private static String paint(Style style, Severity severity, String word) {
    return switch (severity) {
      case ERROR -> style.bad(word);
      case WARNING -> style.paint(Activity.BLOCKED, word);
      case INFO -> word;
    };
  }
}
