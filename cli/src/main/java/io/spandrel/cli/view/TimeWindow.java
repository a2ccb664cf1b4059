package io.spandrel.cli.view;

import io.spandrel.cli.trace.TraceSpan;
import java.util.Collection;

/** The stretch of time that a waterfall is as wide as, and where a moment lies in it. */
record TimeWindow(long startNanos, long endNanos, int columns) {

  static TimeWindow around(Collection<TraceSpan> spans, int columns) {
    long start = spans.stream().mapToLong(TraceSpan::startNanos).min().orElse(0);
    long end = spans.stream().mapToLong(TraceSpan::endNanos).max().orElse(start);
    return new TimeWindow(start, Math.max(end, start + 1), columns);
  }

  /** The column in which this moment lies, cut to the window. */
  int columnOf(long nanos) {
    double share = (double) (nanos - startNanos) / (endNanos - startNanos);
    return (int) Math.max(0, Math.min(columns - 1L, (long) (share * columns)));
  }

  /** One behind the last column of a span: a column counts if half of it is reached. */
  int columnBehind(TraceSpan span) {
    double share = (double) (span.endNanos() - startNanos) / (endNanos - startNanos);
    long behind = Math.min(columns, Math.round(share * columns));
    return (int) Math.max(behind, columnOf(span.startNanos()) + 1L);
  }

  /** True if the span was open in the middle of the column. */
  boolean covers(TraceSpan span, int column) {
    double middle = (column + 0.5) / columns * (endNanos - startNanos);
    return span.startNanos() - startNanos <= middle && middle < span.endNanos() - startNanos;
  }
}
