package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.view.Durations;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Which recording it is, and what it cannot tell. */
final class HeaderSection {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HeaderSection() {}

  static void write(RecordingInfo recording, Page page) {
    page.line(page.style().strong(page.cut(recording.file(), page.width())));
    String cores = recording.cores() > 0 ? ", " + Amounts.plural(recording.cores(), "core") : "";
    String jvm = recording.jvm().isEmpty() ? "JVM not told" : recording.jvm();
    page.paragraph(
        "  ",
        "%s from %s, %s%s"
            .formatted(
                Durations.format(recording.durationNanos()),
                MOMENT.format(recording.start()),
                jvm,
                cores));
    page.paragraph("  ", watched(recording));
    if (!recording.extension()) {
      page.paragraph(
          "  ",
          "Without the Spandrel extension: waits, threads, collector and methods, but no spans.",
          page.style()::bad);
    }
    if (recording.lostEvents() > 0) {
      page.paragraph(
          "  ",
          "%s lost: waits may be missing, and their time stands under 'blocked'."
              .formatted(Amounts.plural(recording.lostEvents(), "event")),
          page.style()::bad);
    }
    if (recording.damaged()) {
      page.paragraph(
          "  ", "The file is cut or damaged: this is what could be read.", page.style()::bad);
    }
    if (recording.unreadableEvents() > 0) {
      page.paragraph(
          "  ",
          "%s could not be read, as the file lacks what belongs to them: if they are waits, their time stands under 'blocked'."
              .formatted(Amounts.plural(recording.unreadableEvents(), "event")),
          page.style()::bad);
    }
    recording.remarks().forEach(remark -> page.paragraph("  - ", remark));
  }

  private static String watched(RecordingInfo recording) {
    String threshold =
        recording.thresholdNanos() > 0
            ? "Waits from " + Durations.format(recording.thresholdNanos()) + " on"
            : "Waits with the recording's own thresholds";
    // Of what a cut file lacks nobody knows.
    boolean whole = recording.lostEvents() == 0 && !recording.damaged();
    String lost = whole ? ", no event lost." : ".";
    return threshold + (recording.extension() ? ", with spans" : "") + lost;
  }
}
