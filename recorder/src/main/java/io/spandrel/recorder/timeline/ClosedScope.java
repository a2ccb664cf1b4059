package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;

/**
 * A recorded scope with all that its event says.
 *
 * @param spanStartNanos when the span began; 0 without a span
 * @param first counters at the attach; their time is 0 where none were read
 * @param last counters at the close
 */
public record ClosedScope(
    Scope scope,
    long traceIdHigh,
    long traceIdLow,
    long threadId,
    boolean virtual,
    long parentSpanId,
    long spanStartNanos,
    Reading first,
    Reading last) {

  ClosedScope with(Scope other) {
    return new ClosedScope(
        other,
        traceIdHigh,
        traceIdLow,
        threadId,
        virtual,
        parentSpanId,
        spanStartNanos,
        first,
        last);
  }
}
