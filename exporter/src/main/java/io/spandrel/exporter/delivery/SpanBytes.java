package io.spandrel.exporter.delivery;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;

/** An estimate of the memory that a span takes, text counted by its length. */
public final class SpanBytes {
  /** A span object with its context, times and lists, without text. */
  private static final long SPAN = 600;

  private static final long ATTRIBUTE = 56;
  private static final long EVENT = 120;
  private static final long LINK = 160;
  private static final long LIST_ITEM = 24;

  private SpanBytes() {}

  public static long of(SpanData span) {
    long bytes = SPAN + span.getName().length() + of(span.getAttributes());
    bytes += span.getStatus().getDescription().length();
    for (EventData event : span.getEvents()) {
      bytes += EVENT + event.getName().length() + of(event.getAttributes());
    }
    for (LinkData link : span.getLinks()) {
      bytes += LINK + of(link.getAttributes());
    }
    return bytes;
  }

  static long of(List<SpanData> spans) {
    return spans.stream().mapToLong(SpanBytes::of).sum();
  }

  private static long of(Attributes attributes) {
    long[] bytes = {ATTRIBUTE * attributes.size()};
    attributes.forEach((key, value) -> bytes[0] += ofValue(value));
    return bytes[0];
  }

  private static long ofValue(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof List<?> items) {
      long bytes = 0;
      for (Object item : items) {
        bytes += LIST_ITEM + ofValue(item);
      }
      return bytes;
    }
    return 0;
  }
}
