package io.spandrel.exporter.capture;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.capture.PackedText;
import io.spandrel.recorder.capture.SpanEvent;
import java.util.ArrayList;
import java.util.List;

/** Writes spans and their resource into a capture. Any thread. */
public final class SpanEvents {
  private static final int MOST_CHARS = 16_384;
  private static final int MOST_CHARS_OF_RESOURCE = 16_384;

  private SpanEvents() {}

  /** A span ended; next to nothing is done while no recording wants spans. */
  public static void ended(ReadableSpan span) {
    SpanEvent event = new SpanEvent();
    if (!event.isEnabled() || !span.getSpanContext().isSampled()) {
      return;
    }
    long now = System.nanoTime();
    SpanData data = span.toSpanData();
    event.endNanos = now;
    event.startNanos = now - (data.getEndEpochNanos() - data.getStartEpochNanos());
    fill(event, data);
    event.commit();
  }

  private static void fill(SpanEvent event, SpanData data) {
    SpanContext context = data.getSpanContext();
    event.traceIdHigh = Long.parseUnsignedLong(context.getTraceId(), 0, 16, 16);
    event.traceIdLow = Long.parseUnsignedLong(context.getTraceId(), 16, 32, 16);
    event.spanId = Long.parseUnsignedLong(context.getSpanId(), 16);
    SpanContext parent = data.getParentSpanContext();
    if (SpanId.isValid(parent.getSpanId())) {
      event.parentSpanId = Long.parseUnsignedLong(parent.getSpanId(), 16);
      event.parentRemote = parent.isRemote();
      event.parentSampled = parent.isSampled();
    }
    event.traceFlags = context.getTraceFlags().asByte() & 0xff;
    event.traceState = pack(context.getTraceState());
    event.name = data.getName();
    event.kind = data.getKind().name();
    event.status = data.getStatus().getStatusCode().name();
    event.statusDescription = data.getStatus().getDescription();
    event.startEpochNanos = data.getStartEpochNanos();
    event.endEpochNanos = data.getEndEpochNanos();
    event.scopeName = data.getInstrumentationScopeInfo().getName();
    event.scopeVersion = data.getInstrumentationScopeInfo().getVersion();
    event.attributes = AttributeText.pack(data.getAttributes(), MOST_CHARS);
    event.links = PointText.packLinks(data.getLinks());
    event.events = PointText.packEvents(data.getEvents());
    event.attributeCount = data.getTotalAttributeCount();
    event.linkCount = data.getTotalRecordedLinks();
    event.eventCount = data.getTotalRecordedEvents();
  }

  private static String pack(TraceState state) {
    List<String> texts = new ArrayList<>();
    state.forEach((key, value) -> {
      texts.add(key);
      texts.add(value);
    });
    return PackedText.pack(texts);
  }

  /** As {@code ServiceEvent.resource} has it. */
  public static String packResource(Resource resource) {
    return AttributeText.pack(resource.getAttributes(), MOST_CHARS_OF_RESOURCE);
  }
}
