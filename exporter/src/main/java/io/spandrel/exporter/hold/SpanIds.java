package io.spandrel.exporter.hold;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.data.SpanData;

/** Span ids as numbers, as the recorder has them. */
public final class SpanIds {
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

  /**
   * A number for the trace's id, which is too long for one: two traces may share it, hardly ever.
   */
  public static long ofTrace(SpanData span) {
    if (span instanceof NumberedSpan numbered) {
      return ofTrace(numbered.traceIdHigh(), numbered.traceIdLow());
    }
    String hex = span.getTraceId();
    if (!TraceId.isValid(hex)) {
      return 0;
    }
    return ofTrace(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }

  /** The same of the id's halves. */
  public static long ofTrace(long high, long low) {
    return 31 * high + low;
  }

  private static long number(String hex) {
    return SpanId.isValid(hex) ? Long.parseUnsignedLong(hex, 16) : 0;
  }
}
