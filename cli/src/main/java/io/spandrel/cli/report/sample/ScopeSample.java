package io.spandrel.cli.report.sample;

/** A span was current on a thread from start to end. */
public record ScopeSample(
    long threadId, String traceId, String spanId, long startNanos, long endNanos) {}
