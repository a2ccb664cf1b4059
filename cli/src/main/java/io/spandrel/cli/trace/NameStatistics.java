package io.spandrel.cli.trace;

import org.HdrHistogram.Histogram;

/** All spans of one type and name. Not thread-safe. */
public final class NameStatistics {

  private static final int SIGNIFICANT_DIGITS = 3;

  private final SpanType type;
  private final String name;
  private final Histogram durations = new Histogram(SIGNIFICANT_DIGITS);
  private final StateNanos states = new StateNanos();
  private long totalNanos;

  NameStatistics(SpanType type, String name) {
    this.type = type;
    this.name = name;
    durations.setAutoResize(true);
  }

  void add(long durationNanos, SpanBreakdown parts) {
    durations.recordValue(durationNanos);
    totalNanos += durationNanos;
    states.add(parts);
  }

  public SpanType type() {
    return type;
  }

  public String name() {
    return name;
  }

  public long count() {
    return durations.getTotalCount();
  }

  /** Sum of the durations of all these spans. */
  public long totalNanos() {
    return totalNanos;
  }

  /** Within 0.1 % of the true value, as the histogram has it. */
  public long percentileNanos(double percentile) {
    return durations.getValueAtPercentile(percentile);
  }

  /**
   * Sums of the parts: for a task those over its descendants too. They add up to less than {@link
   * #totalNanos()} if some spans were too short for a breakdown.
   */
  public SpanBreakdown parts() {
    return states.breakdown();
  }
}
