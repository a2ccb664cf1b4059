package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.WaitSpans;
import java.util.List;

/**
 * A span after it met the timeline. What the live side has no use for is looked up when it is asked
 * for, so only while the span's relatives are still known.
 */
public final class Joined {
  private final SpanData data;
  private final LocalSpan span;
  private final LocalTraces traces;
  private final Subject subject;
  private final WaitSpans waitSpans;
  private WaitSpans.Written written;

  /**
   * @param span null: it was pushed out by a bound
   * @param subject null: it has no breakdown
   */
  Joined(SpanData data, LocalSpan span, LocalTraces traces, Subject subject, WaitSpans waitSpans) {
    this.data = data;
    this.span = span;
    this.traces = traces;
    this.subject = subject;
    this.waitSpans = waitSpans;
  }

  public SpanData data() {
    return data;
  }

  /** Null: it was pushed out by a bound. */
  LocalSpan span() {
    return span;
  }

  public boolean localRoot() {
    return span != null && span.localRoot;
  }

  /** Added to epoch nanoseconds it gives the recorder's. */
  public long offsetNanos() {
    if (subject != null) {
      return subject.offsetNanos();
    }
    return span == null ? 0 : traces.offsetNanos(span);
  }

  /** Its breakdown; null when it is too short for one, or was pushed out by a bound. */
  public Subject subject() {
    return subject;
  }

  /** The breakdown as it leaves; null as {@link #subject} is. */
  public WaitSpans.Written written() {
    if (written == null && subject != null) {
      written = waitSpans.write(subject);
    }
    return written;
  }

  /** Spans of its trace were pushed out by a bound, so that some below it may be missing. */
  public boolean pushedOut() {
    return localRoot() && traces.isIncomplete(span);
  }

  /** Ids of the spans below a local root that are known; empty for others. */
  public List<Long> descendants() {
    return localRoot()
        ? traces.descendants(span).stream().map(below -> below.spanId).toList()
        : List.of();
  }

  /** What leaves: the span as it is or with its breakdown, then its wait spans. */
  public List<SpanData> spans() {
    return subject == null ? List.of(data) : written().spans();
  }
}
