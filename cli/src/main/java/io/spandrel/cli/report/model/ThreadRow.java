package io.spandrel.cli.report.model;

import io.spandrel.cli.trace.SpanBreakdown;

/**
 * One thread; virtual threads of one group share a row.
 *
 * @param group the name with its digits folded: {@code exec-#}
 * @param watchedNanos from the first reading of its counters to the last
 * @param runningNanos CPU time while it was recorded
 * @param runnableNanos time it waited for a CPU
 * @param states recorded waits by cause
 */
public record ThreadRow(
    String name,
    String group,
    boolean virtual,
    long watchedNanos,
    long runningNanos,
    long runnableNanos,
    SpanBreakdown states) {}
