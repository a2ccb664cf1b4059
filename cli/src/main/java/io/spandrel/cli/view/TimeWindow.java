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

  /** The first column of a span's bar. */
  int firstColumn(TraceSpan span) {
    return (int) Math.max(0, Math.min(columns - 1L, boundary(span.startNanos())));
  }

  /** One behind the last column of a span's bar, which has one column at least. */
  int columnBehind(TraceSpan span) {
    return (int) Math.max(firstColumn(span) + 1L, Math.min(columns, boundary(span.endNanos())));
  }

  private long boundary(long nanos) {
    return Math.round((double) (nanos - startNanos) / (endNanos - startNanos) * columns);
  }

  /** True if the span was open in the middle of one of these columns. */
  boolean coversAny(TraceSpan span, int first, int behind) {
    for (int column = first; column < behind; column++) {
      if (covers(span, column)) {
        return true;
      }
    }
    return false;
  }

  /** What lies between the span's start and the middle of a column; negative before it. */
  double nanosInto(TraceSpan span, int column) {
    return sinceStart(column) - (span.startNanos() - startNanos);
  }

  private double sinceStart(int column) {
    return (column + 0.5) / columns * (endNanos - startNanos);
  }

  /** True if the span was open in the middle of the column, as it is inside its own bar. */
  boolean covers(TraceSpan span, int column) {
    double middle = sinceStart(column);
    return span.startNanos() - startNanos <= middle && middle < span.endNanos() - startNanos;
  }
}
