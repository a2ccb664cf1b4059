package io.spandrel.exporter.hold;

import io.opentelemetry.api.trace.SpanId;
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

  private static long number(String hex) {
    return SpanId.isValid(hex) ? Long.parseUnsignedLong(hex, 16) : 0;
  }
}
