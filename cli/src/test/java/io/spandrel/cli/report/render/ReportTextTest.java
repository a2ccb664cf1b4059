package io.spandrel.cli.report.render;

import static io.spandrel.cli.report.Reports.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.Reports;
import io.spandrel.cli.report.Samples;
import io.spandrel.cli.report.collect.ReportCollector;
import io.spandrel.cli.report.collect.ReportFilter;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.view.Style;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  private static final String ESCAPES = "\u001b\\[[0-9;]*m";

  @Test
  void orders_asPlainText() throws IOException {
    String text = String.join("\n", lines(Style.plain())) + "\n";

    assertThat(text).isEqualTo(golden("orders.txt"));
  }

  @Test
  void lines_fitIntoEveryWidth() {
    for (int width : new int[] {60, 80, 97, 120}) {
      assertThat(lines(new Style(width, false, true)))
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void colours_addNothingButEscapeSequences() {
    List<String> coloured = lines(new Style(80, true, false));

    assertThat(coloured).anyMatch(line -> line.contains("\u001b[38;5;208mlock"));
    assertThat(coloured)
        .map(line -> line.replaceAll(ESCAPES, "").stripTrailing())
        .isEqualTo(lines(Style.plain()));
  }

  @Test
  void emptyRecording_isSaidInAFewLines() {
    List<String> lines = new ReportText(Style.plain()).lines(Reports.empty(), true);

    assertThat(lines).contains("Findings", "  none").hasSizeLessThan(15);
  }

  @Test
  void crowdedTime_isOfTheLengthThatTheHeadSays() {
    ReportCollector collector = new ReportCollector(ReportFilter.NONE);
    collector.startsAt(0);
    for (int thread = 1; thread <= 3; thread++) {
      collector.add(Samples.time(thread, 0, 0, 0));
      collector.add(Samples.time(thread, 4_520, 2_000, 2_520));
    }
    Report report = collector.report(Reports.recording(4_520));

    List<String> lines = new ReportText(Style.plain()).lines(report, true);
    assertThat(lines.get(1)).startsWith("  4.52s from ");
    assertThat(lines).contains("  More threads wanted a CPU than there are for 4.52s of 4.52s.");
  }

  @Test
  void incompleteTasks_sayWhyWithTheReasonAtHand() {
    String unfinished = "lacks a part of the time: something inside had not ended when it did";

    assertThat(ofTask(task("order", Map.of(), 1, 0)))
        .contains("1 of them " + unfinished)
        .doesNotContain("room");
    assertThat(ofTask(task("order", Map.of(), 3, 2)))
        .contains("1 of them " + unfinished)
        .contains("2 of them lack a part of the time: spans inside were let go before");
    assertThat(ofTask(task("order", Map.of(), 0, 0))).doesNotContain("of them lack");
  }

  /** As one line. */
  private static String ofTask(TypeRow task) {
    List<String> lines = new ReportText(Style.plain()).lines(Reports.with(List.of(task)), true);
    return String.join(" ", lines).replaceAll(" +", " ");
  }

  private static List<String> lines(Style style) {
    return new ReportText(style).lines(OrderReport.report(), true);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReportTextTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
