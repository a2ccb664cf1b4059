package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.WaitSpans;
import java.util.List;

/**
 * A span after it met the timeline.
 *
 * @param offsetNanos added to epoch nanoseconds gives the recorder's
 * @param subject its breakdown; null when it is too short for one, or was pushed out by a bound
 * @param written the breakdown as it leaves; null as {@code subject} is
 * @param descendants ids of the spans below a local root that are known; empty for others
 */
public record Joined(
    SpanData data,
    boolean localRoot,
    long offsetNanos,
    Subject subject,
    WaitSpans.Written written,
    List<Long> descendants) {

  /** What leaves: the span as it is or with its breakdown, then its wait spans. */
  public List<SpanData> spans() {
    return written == null ? List.of(data) : written.spans();
  }
}
