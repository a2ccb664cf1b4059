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

  /** What is written of it; one at a time, since holders are told for one span. */
  public Written write(Subject subject) {
    holders.forget();
    return new Written(subject);
  }

  /** Each part is worked out when it is first asked for: a report needs few of them. */
  public final class Written {
    private final Subject subject;
    private List<OwnWait> own;
    private List<OwnWait> totals;
    private String summary;
    private List<SpanData> spans;

    private Written(Subject subject) {
      this.subject = subject;
    }

    /** The span's own waits. */
    public List<OwnWait> own() {
      if (own == null) {
        own = OwnWait.of(subject.input());
      }
      return own;
    }

    /** A local root's waits with its descendants'; empty for others. */
    public List<OwnWait> totals() {
      if (totals == null) {
        totals = subject.totalsInput() == null ? List.of() : OwnWait.of(subject.totalsInput());
      }
      return totals;
    }

    /** The line for people. */
    public String summary() {
      if (summary == null) {
        summary = summaryLine.of(subject, own(), totals());
      }
      return summary;
    }

    /** The span with its breakdown, then its wait spans in the order of their starts. */
    public List<SpanData> spans() {
      if (spans == null) {
        spans = writeSpans();
      }
      return spans;
    }

    private List<SpanData> writeSpans() {
      Attributes attributes = BreakdownAttributes.of(subject, settings.thresholdNanos(), summary());
      List<SpanData> all = new ArrayList<>();
      all.add(new EnrichedSpan(subject.data(), attributes));
      if (settings.waitSpans()) {
        all.addAll(writer.write(subject, own()));
      }
      return all;
    }
  }
}
