package io.spandrel.exporter.wait;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.breakdown.OwnWait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The waits of one span that are worth a bar: longest first, so many a span and a trace. The others
 * fold by name into one summary span, where their sum is long enough.
 */
public final class WaitSpanWriter {
  private static final int MOST_OF_A_SPAN = 16;

  /** Two bars of one thread stay this far apart: viewers think in microseconds. */
  private static final long APART_NANOS = 1_000;

  private static final long SUMMARY_SALT = -1;

  private final ExporterSettings settings;
  private final Holders holders;
  private final TraceBudget ofTrace = new TraceBudget();
  private final TraceBudget summariesOfTrace = new TraceBudget();

  public WaitSpanWriter(ExporterSettings settings, Holders holders) {
    this.settings = settings;
    this.holders = holders;
  }

  public List<SpanData> write(Subject subject, List<OwnWait> waits) {
    List<OwnWait> longestFirst = new ArrayList<>(waits);
    longestFirst.sort(
        Comparator.comparingDouble(OwnWait::leftNanos)
            .reversed()
            .thenComparingLong(OwnWait::start));
    List<OwnWait> shown = new ArrayList<>();
    Map<String, List<OwnWait>> folded = new LinkedHashMap<>();
    for (OwnWait wait : longestFirst) {
      if (wait.leftNanos() >= settings.waitSpanThresholdNanos()
          && shown.size() < MOST_OF_A_SPAN
          && ofTrace.take(subject.data().getTraceId())) {
        shown.add(wait);
      } else {
        folded.computeIfAbsent(WaitName.of(wait), name -> new ArrayList<>()).add(wait);
      }
    }
    List<SpanData> spans = new ArrayList<>();
    shown.sort(Comparator.comparingLong(OwnWait::start));
    for (int i = 0; i < shown.size(); i++) {
      spans.add(single(subject, shown.get(i), end(shown, i)));
    }
    folded.forEach((name, all) -> addSummary(spans, subject, name, all));
    spans.sort(Comparator.comparingLong(SpanData::getStartEpochNanos));
    return spans;
  }

  /** Before the next one of the same thread begins. */
  private static long end(List<OwnWait> sorted, int index) {
    OwnWait wait = sorted.get(index);
    long end = wait.end();
    for (OwnWait other : sorted.subList(index + 1, sorted.size())) {
      if (other.threadId() == wait.threadId() && other.start() - APART_NANOS < end) {
        end = Math.max(wait.start() + 1, other.start() - APART_NANOS);
      }
    }
    return end;
  }

  private SpanData single(Subject subject, OwnWait wait, long end) {
    Holders.Story holder = holders.of(wait);
    AttributesBuilder attributes = WaitAttributes.of(wait);
    holder.addTo(attributes);
    return span(
        subject,
        WaitSpanId.of(subject.data(), wait),
        WaitName.of(wait),
        wait.start(),
        end,
        attributes.build(),
        holder);
  }

  private void addSummary(List<SpanData> spans, Subject subject, String name, List<OwnWait> all) {
    double sum = all.stream().mapToDouble(OwnWait::leftNanos).sum();
    if (sum < settings.waitSpanThresholdNanos()
        || !summariesOfTrace.take(subject.data().getTraceId())) {
      return;
    }
    long start = all.stream().mapToLong(OwnWait::start).min().getAsLong();
    long end = all.stream().mapToLong(OwnWait::end).max().getAsLong();
    OwnWait longest = all.get(0);
    AttributesBuilder attributes = WaitAttributes.of(longest);
    attributes.put(Keys.IS_SUMMARY, true);
    attributes.put(Keys.SPAN_COUNT, (long) all.size());
    attributes.put(
        Keys.MIN, Math.round(all.stream().mapToDouble(OwnWait::leftNanos).min().getAsDouble()));
    attributes.put(Keys.MAX, Math.round(longest.leftNanos()));
    attributes.put(Keys.AVERAGE, Math.round(sum / all.size()));
    attributes.put(Keys.TOTAL, Math.round(sum));
    String id = WaitSpanId.of(subject.data(), longest.state(), name.hashCode(), SUMMARY_SALT);
    spans.add(span(subject, id, name, start, end, attributes.build(), Holders.Story.UNKNOWN));
  }

  private static SpanData span(
      Subject subject,
      String id,
      String name,
      long start,
      long end,
      Attributes attributes,
      Holders.Story holder) {
    SpanData parent = subject.data();
    long from = clamp(subject.toEpochNanos(start), parent);
    long to = Math.max(from, clamp(subject.toEpochNanos(end), parent));
    return new WaitSpan(parent, id, name, from, to, attributes, holder.links());
  }

  private static long clamp(long epochNanos, SpanData parent) {
    return Math.max(parent.getStartEpochNanos(), Math.min(epochNanos, parent.getEndEpochNanos()));
  }
}
