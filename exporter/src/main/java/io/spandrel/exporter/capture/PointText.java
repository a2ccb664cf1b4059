package io.spandrel.exporter.capture;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.spandrel.recorder.capture.PackedText;
import java.util.ArrayList;
import java.util.List;

/** A span's links and events in one text each and back; the first that fit a bound. */
final class PointText {
  private static final int MOST = 32;
  private static final int MOST_CHARS_OF_ONE = 2_048;
  private static final int FLAGS_OF_ONE = 4;

  private PointText() {}

  static String packLinks(List<LinkData> links) {
    List<String> texts = new ArrayList<>();
    for (LinkData link : links.subList(0, Math.min(MOST, links.size()))) {
      SpanContext context = link.getSpanContext();
      texts.add(context.getTraceId());
      texts.add(context.getSpanId());
      texts.add(context.getTraceFlags().asHex());
      texts.add(AttributeText.pack(link.getAttributes(), MOST_CHARS_OF_ONE));
    }
    return PackedText.pack(texts);
  }

  static List<LinkData> unpackLinks(String packed) {
    List<String> texts = PackedText.unpack(packed);
    List<LinkData> links = new ArrayList<>();
    for (int i = 0; i + FLAGS_OF_ONE <= texts.size(); i += FLAGS_OF_ONE) {
      String traceId = texts.get(i);
      String spanId = texts.get(i + 1);
      if (TraceId.isValid(traceId) && SpanId.isValid(spanId)) {
        TraceFlags flags =
            texts.get(i + 2).equals("01") ? TraceFlags.getSampled() : TraceFlags.getDefault();
        links.add(
            LinkData.create(
                SpanContext.create(traceId, spanId, flags, TraceState.getDefault()),
                AttributeText.unpack(texts.get(i + 3))));
      }
    }
    return links;
  }

  static String packEvents(List<EventData> events) {
    List<String> texts = new ArrayList<>();
    for (EventData event : events.subList(0, Math.min(MOST, events.size()))) {
      texts.add(Long.toString(event.getEpochNanos()));
      texts.add(event.getName());
      texts.add(AttributeText.pack(event.getAttributes(), MOST_CHARS_OF_ONE));
    }
    return PackedText.pack(texts);
  }

  static List<EventData> unpackEvents(String packed) {
    List<String> texts = PackedText.unpack(packed);
    List<EventData> events = new ArrayList<>();
    for (int i = 0; i + 2 < texts.size(); i += 3) {
      try {
        Attributes attributes = AttributeText.unpack(texts.get(i + 2));
        events.add(EventData.create(Long.parseLong(texts.get(i)), texts.get(i + 1), attributes));
      } catch (NumberFormatException e) {
        // Damaged; the others may be whole.
      }
    }
    return events;
  }
}
