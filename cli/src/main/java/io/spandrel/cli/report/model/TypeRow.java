package io.spandrel.cli.report.model;

import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.recorder.State;
import java.util.List;

/**
 * All tasks, or all regions, of one name.
 *
 * @param incomplete how many of them lack a part of their totals
 * @param pushedOut how many of those because of a bound; in the others something had not ended
 * @param totalNanos the sum of their durations, as far as they lie in the recording
 * @param histogram from the shortest to the longest, without gaps
 * @param states sums of their parts: for tasks those over their descendants too
 * @param slowest slowest first
 * @param methods in which they were seen running, hottest first
 */
public record TypeRow(
    String name,
    long count,
    long incomplete,
    long pushedOut,
    long totalNanos,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos,
    long maxNanos,
    List<Bucket> histogram,
    SpanBreakdown states,
    List<SlowSpan> slowest,
    List<MethodRow> methods) {

  /**
   * How many took at most so long, and longer than the bucket before allows.
   *
   * @param leNanos the longest duration that is counted here
   */
  public record Bucket(long leNanos, long count) {}

  /** One of the slowest, to be looked up in a trace viewer. */
  public record SlowSpan(String traceId, String spanId, long durationNanos, String summary) {}

  /** How often a method was the innermost one of a running thread. */
  public record MethodRow(String method, long samples) {}

  public TypeRow {
    histogram = List.copyOf(histogram);
    slowest = List.copyOf(slowest);
    methods = List.copyOf(methods);
  }

  /** Time of those that are shorter than the threshold, or were pushed out: no state has it. */
  public long noBreakdownNanos() {
    return Math.max(0, totalNanos - states.sumNanos());
  }

  /** The state's share of their time, 0 to 1. */
  public double share(State... some) {
    long nanos = 0;
    for (State state : some) {
      nanos += states.nanos(state);
    }
    return totalNanos == 0 ? 0 : (double) nanos / totalNanos;
  }
}
