package io.spandrel.recorder.timeline;

/** The span that was current on a thread at a moment. */
public record Holder(long traceIdHigh, long traceIdLow, long spanId) {}
