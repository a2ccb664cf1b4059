package io.spandrel.cli.report.read;

import io.spandrel.cli.report.collect.ReportCollector;
import io.spandrel.cli.report.collect.ReportFilter;
import io.spandrel.cli.report.collect.SeenNames;
import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.report.model.Report;
import io.spandrel.exporter.capture.CaptureFacts;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.UnreadableCaptureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one file into a report without findings. */
public final class CaptureReader {

  /** Takes how far the reading is; called on the reading thread, a few times a second at most. */
  public interface Progress {
    void read(long bytes, long totalBytes);
  }

  /**
   * What one reading gives.
   *
   * @param seen names and traces of the file, whatever the filter
   */
  public record Result(Report report, SeenNames seen) {}

  private final ReportFilter filter;
  private final Progress progress;

  public CaptureReader(ReportFilter filter, Progress progress) {
    this.filter = filter;
    this.progress = progress;
  }

  /**
   * Memory does not grow with the file.
   *
   * @param shownAs how the report names it
   * @throws UnreadableCaptureException when nothing could be read; its message is for people
   */
  public Result read(Path file, String shownAs) throws UnreadableCaptureException {
    ReportCollector collector = new ReportCollector(filter);
    CaptureSamples samples = new CaptureSamples(collector, progress);
    CaptureFacts facts = CaptureFile.read(file, samples);
    Report report = collector.report(info(shownAs, facts, samples));
    return new Result(report, collector.seen());
  }

  private static RecordingInfo info(String file, CaptureFacts facts, CaptureSamples samples) {
    List<String> remarks = new ArrayList<>(facts.damage());
    if (samples.notUnderstood() > 0) {
      remarks.add(
          "not understood and left out: %,d of the file's events"
              .formatted(samples.notUnderstood()));
    }
    if (samples.beganBefore() > 0) {
      remarks.add(
          "begun before the recording: %s, counted with the whole length, and with the states from its begin on"
              .formatted(spans(samples.beganBefore())));
    }
    if (facts.openAtEnd() > 0) {
      remarks.add(
          "not ended when the recording did: %s, counted nowhere"
              .formatted(spans(facts.openAtEnd())));
    }
    return new RecordingInfo(
        file,
        facts.start(),
        facts.durationNanos(),
        facts.jvm(),
        samples.cores(),
        facts.thresholdNanos(),
        facts.extension(),
        facts.lostEvents(),
        facts.unreadableEvents(),
        facts.isDamaged(),
        remarks);
  }

  private static String spans(long count) {
    return count == 1 ? "1 span" : "%,d spans".formatted(count);
  }
}
