package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;

/**
 * A span on its way out, with its breakdown.
 *
 * @param offsetNanos added to epoch nanoseconds gives the recorder's
 * @param totals null when it is no local root
 * @param totalsInput null when it is no local root
 * @param incomplete a descendant had not ended, or was pushed out
 * @param loss events were lost while it was open
 */
public record Subject(
    SpanData data,
    long offsetNanos,
    BreakdownInput input,
    Breakdown own,
    BreakdownInput totalsInput,
    Breakdown totals,
    boolean incomplete,
    boolean loss) {

  public long toEpochNanos(long recorderNanos) {
    return recorderNanos - offsetNanos;
  }
}
