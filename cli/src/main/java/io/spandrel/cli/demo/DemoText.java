package io.spandrel.cli.demo;

import io.spandrel.cli.truth.CheckResult;
import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.TraceReport;
import io.spandrel.cli.view.Words;
import java.util.ArrayList;
import java.util.List;

/** The demo's result for people. */
final class DemoText {

  private static final String INDENT = " ".repeat(8);

  private final Style style;

  DemoText(Style style) {
    this.style = style;
  }

  /** The lines, without line ends. */
  List<String> lines(DemoResult result) {
    List<String> lines = new ArrayList<>(new TraceReport(style).lines(result.spans()));
    lines.add(style.strong("Is it true? Compared with what the program measured itself:"));
    for (CheckResult check : result.checks()) {
      paragraph(lines, check.ok() ? style.good("ok      ") : style.bad("FAILED  "), check.claim());
      paragraph(
          lines,
          INDENT,
          "%d checked, %d outside; %s".formatted(check.checked(), check.failed(), check.worst()));
    }
    long failed = result.checks().stream().filter(check -> !check.ok()).count();
    if (failed == 0) {
      lines.add(style.good("All " + result.checks().size() + " checks hold."));
    } else {
      lines.add(style.bad(failed + " of " + result.checks().size() + " checks failed."));
      lines.add("If that happens again on a machine with nothing else to do, it is a defect.");
    }
    return lines;
  }

  /**
   * @param first as wide as the indent, however it is painted
   */
  private void paragraph(List<String> lines, String first, String text) {
    String before = first;
    for (String line : Words.wrap(text, style.width() - INDENT.length())) {
      lines.add(before + line);
      before = INDENT;
    }
  }
}
