package io.spandrel.exporter;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.exporter.wait.BreakdownAttributes;
import io.spandrel.exporter.wait.EnrichedSpan;
import io.spandrel.exporter.wait.Holders;
import io.spandrel.exporter.wait.SummaryLine;
import io.spandrel.exporter.wait.WaitSpanWriter;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.OwnWait;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a breakdown down as the schema says: the parts as attributes, each wait worth seeing as a
 * child span with a link to whoever held the lock, and one line for people.
 */
public final class WaitSpans {
  private final ExporterSettings settings;
  private final Holders holders;
  private final SummaryLine summaryLine;
  private final WaitSpanWriter writer;

  public WaitSpans(ExporterSettings settings, Timeline timeline) {
    this.settings = settings;
    this.holders = new Holders(timeline);
    this.summaryLine = new SummaryLine(holders);
    this.writer = new WaitSpanWriter(settings, holders);
  }

  /** The span first, then its wait spans in the order of their starts. */
  public Written write(Subject subject) {
    holders.forget();
    List<OwnWait> own = OwnWait.of(subject.input());
    List<OwnWait> totals =
        subject.totalsInput() == null ? List.of() : OwnWait.of(subject.totalsInput());
    String summary = summaryLine.of(subject, own, totals);
    Attributes attributes = BreakdownAttributes.of(subject, settings.thresholdNanos(), summary);
    List<SpanData> spans = new ArrayList<>();
    spans.add(new EnrichedSpan(subject.data(), attributes));
    if (settings.waitSpans()) {
      spans.addAll(writer.write(subject, own));
    }
    return new Written(spans, summary, own, totals);
  }

  /**
   * @param spans the span with its breakdown, then its wait spans
   * @param summary the line for people
   * @param own the span's own waits
   * @param totals a local root's with its descendants'
   */
  public record Written(
      List<SpanData> spans, String summary, List<OwnWait> own, List<OwnWait> totals) {}
}
