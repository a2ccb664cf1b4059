package io.spandrel.cli.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.Reports;
import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.view.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderSectionTest {

  private static String head(long lost, long unreadable, boolean damaged) {
    RecordingInfo whole = Reports.recording();
    Page page = new Page(Style.plain());
    HeaderSection.write(
        new RecordingInfo(
            whole.file(),
            whole.start(),
            whole.durationNanos(),
            whole.jvm(),
            whole.cores(),
            whole.thresholdNanos(),
            whole.extension(),
            lost,
            unreadable,
            damaged,
            List.of()),
        page);
    return String.join(" ", page.lines()).replaceAll(" +", " ");
  }

  @Test
  void wholeFile_lostNothing() {
    assertThat(head(0, 0, false)).endsWith("with spans, no event lost.");
  }

  @Test
  void lostEvents_areThoseThatTheRecordingLacks() {
    assertThat(head(3, 0, false))
        .contains("3 events lost: waits may be missing")
        .doesNotContain("cut")
        .doesNotContain("no event lost");
  }

  @Test
  void cutFile_isNotSaidToHaveLostEvents() {
    assertThat(head(0, 128, true))
        .contains("The file is cut or damaged: this is what could be read.")
        .contains("128 events could not be read, as the file lacks what belongs to them")
        .doesNotContain("lost");
  }
}
