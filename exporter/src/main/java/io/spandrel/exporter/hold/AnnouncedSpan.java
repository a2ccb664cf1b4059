package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;

/** A span that its relatives know of, and that is to be joined. */
interface AnnouncedSpan {
  SpanData data();

  LocalSpan local();
}
