package io.spandrel.cli.report.sample;

/**
 * A span was current on a thread from start to end.
 *
 * @param spanId 0: a context without a recorded span was
 */
public record ScopeSample(
    long threadId,
    long traceIdHigh,
    long traceIdLow,
    long spanId,
    long startNanos,
    long endNanos) {}
