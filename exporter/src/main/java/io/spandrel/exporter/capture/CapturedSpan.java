package io.spandrel.exporter.capture;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.breakdown.Breakdown;
import java.util.List;

/**
 * A span of a capture with all that is known of it. Times are the recorder's.
 *
 * @param data as it ended, without anything of ours; its resource is the service's
 * @param localRoot it has no parent recorded in this process
 * @param own its parts; null when it is shorter than the threshold, and then {@code totals} is too,
 *     the texts are empty and so are the lists of waits
 * @param totals the parts over itself and its descendants here; null when it is no local root
 * @param incomplete a descendant had not ended, or was pushed out by a bound
 * @param loss events were lost while it was open
 * @param summary the line for people; empty when there is no breakdown
 * @param waits waits and pauses that are its own, longest first
 * @param totalWaits the same with its descendants'; empty when it is no local root
 * @param descendants ids of the spans below it, as {@code SpanIds} has them; empty when it is no
 *     local root
 * @param samples CPU samples taken while it was the current span of the thread, oldest first
 * @param totalSamples the same with its descendants'; empty when it is no local root
 * @param exported what live export sends: the span with its breakdown, then its wait spans
 */
public record CapturedSpan(
    SpanData data,
    boolean localRoot,
    long startNanos,
    long endNanos,
    Breakdown own,
    Breakdown totals,
    boolean incomplete,
    boolean loss,
    String summary,
    List<CapturedWait> waits,
    List<CapturedWait> totalWaits,
    List<Long> descendants,
    List<CpuSample> samples,
    List<CpuSample> totalSamples,
    List<SpanData> exported) {

  public long durationNanos() {
    return endNanos - startNanos;
  }
}
