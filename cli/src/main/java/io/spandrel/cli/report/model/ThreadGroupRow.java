package io.spandrel.cli.report.model;

import io.spandrel.cli.trace.SpanBreakdown;

/**
 * Threads of like names together.
 *
 * @param busiestNanos how long the member that ran most did so
 * @param busiestWatchedNanos from the first reading of its counters to the last
 * @param busiestRunnableNanos how long that one waited for a CPU
 * @param imbalance the share of the group's work that would have to move for all to have the same:
 *     0 is even, near 1 is one thread doing everything for many
 */
public record ThreadGroupRow(
    String name,
    int members,
    boolean virtual,
    long runningNanos,
    long runnableNanos,
    SpanBreakdown states,
    String busiest,
    long busiestNanos,
    long busiestWatchedNanos,
    long busiestRunnableNanos,
    double imbalance) {}
