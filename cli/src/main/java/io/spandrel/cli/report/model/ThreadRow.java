package io.spandrel.cli.report.model;

import io.spandrel.cli.trace.SpanBreakdown;

/**
 * One thread; virtual threads of one group share a row.
 *
 * @param group the name with its digits folded: {@code exec-#}
 * @param runningNanos CPU time while it was recorded
 * @param runnableNanos time it waited for a CPU
 * @param states recorded waits by cause
 */
public record ThreadRow(
    String name,
    String group,
    boolean virtual,
    long runningNanos,
    long runnableNanos,
    SpanBreakdown states) {}
