package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;

/** Which span it is: two exporters hand over the same one. */
record SpanKey(String traceId, String spanId) {
  static SpanKey of(SpanData span) {
    return new SpanKey(span.getTraceId(), span.getSpanId());
  }
}
