package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.model.TypeRow.SlowSpan;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.StateNanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The spans of one type and name, added up. */
final class TypeSum {

  /** Two digits keep a histogram at some ten kilobytes; the longest is kept exactly. */
  private static final int SIGNIFICANT_DIGITS = 2;

  private static final int SLOWEST = 3;

  private final Histogram durations = new Histogram(SIGNIFICANT_DIGITS);
  private final DurationBuckets buckets = new DurationBuckets();
  private final StateNanos states = new StateNanos();
  private final List<SlowSpan> slowest = new ArrayList<>(SLOWEST + 1);
  private final MethodCollector methods = new MethodCollector();
  private long incomplete;
  private long pushedOut;
  private long totalNanos;
  private long maxNanos;

  TypeSum() {
    durations.setAutoResize(true);
  }

  void add(SpanSample span) {
    long nanos = span.durationNanos();
    durations.recordValue(nanos);
    buckets.add(nanos);
    // Of a span that began before the recording, what it tells of.
    SpanBreakdown parts = span.parts();
    totalNanos += parts.isEmpty() ? nanos : parts.sumNanos();
    maxNanos = Math.max(maxNanos, nanos);
    incomplete += span.incomplete() ? 1 : 0;
    pushedOut += span.pushedOut() ? 1 : 0;
    states.add(parts);
    if (mayBeSlowest(nanos)) {
      slowest.add(new SlowSpan(span.traceId(), span.spanIdText(), nanos, span.summary()));
      slowest.sort(Comparator.comparingLong(SlowSpan::durationNanos).reversed());
      if (slowest.size() > SLOWEST) {
        slowest.remove(SLOWEST);
      }
    }
  }

  /** False: so many slower ones are known. */
  boolean mayBeSlowest(long durationNanos) {
    return slowest.size() < SLOWEST || slowest.get(SLOWEST - 1).durationNanos() < durationNanos;
  }

  void addMethod(String method, long samples) {
    methods.add(method, samples);
  }

  long totalNanos() {
    return totalNanos;
  }

  TypeRow row(String name) {
    return new TypeRow(
        name,
        durations.getTotalCount(),
        incomplete,
        pushedOut,
        totalNanos,
        percentile(50),
        percentile(90),
        percentile(99),
        maxNanos,
        buckets.buckets(),
        states.breakdown(),
        slowest,
        methods.rows());
  }

  private long percentile(double percent) {
    return Math.min(maxNanos, durations.getValueAtPercentile(percent));
  }
}
