package io.spandrel.exporter.hold;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.data.SpanData;

/** Span ids as numbers, as the recorder has them. */
public final class SpanIds {
  private static final int HALF_DIGITS = 16;

  private SpanIds() {}

  public static long of(SpanData span) {
    return span instanceof NumberedSpan numbered ? numbered.spanId() : number(span.getSpanId());
  }

  /** 0: none. */
  public static long ofParent(SpanData span) {
    return span instanceof NumberedSpan numbered
        ? numbered.parentSpanId()
        : number(span.getParentSpanId());
  }

  /** The first half of the trace's id; 0: it has none. */
  public static long traceHigh(SpanData span) {
    return span instanceof NumberedSpan numbered
        ? numbered.traceIdHigh()
        : half(span.getTraceId(), 0);
  }

  /** The other half. */
  public static long traceLow(SpanData span) {
    return span instanceof NumberedSpan numbered
        ? numbered.traceIdLow()
        : half(span.getTraceId(), HALF_DIGITS);
  }

  /**
   * A number for the trace's id, which is too long for one: two traces may share it, hardly ever.
   */
  public static long ofTrace(SpanData span) {
    if (span instanceof NumberedSpan numbered) {
      return ofTrace(numbered.traceIdHigh(), numbered.traceIdLow());
    }
    String hex = span.getTraceId();
    return TraceId.isValid(hex) ? ofTrace(digits(hex, 0), digits(hex, HALF_DIGITS)) : 0;
  }

  /** The same of the id's halves. */
  public static long ofTrace(long high, long low) {
    return 31 * high + low;
  }

  private static long half(String hex, int from) {
    return TraceId.isValid(hex) ? digits(hex, from) : 0;
  }

  private static long digits(String hex, int from) {
    return Long.parseUnsignedLong(hex, from, from + HALF_DIGITS, 16);
  }

  private static long number(String hex) {
    return SpanId.isValid(hex) ? Long.parseUnsignedLong(hex, 16) : 0;
  }
}
