package io.spandrel.exporter.capture;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spandrel.recorder.capture.PackedText;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** A span as {@code io.spandrel.Span} tells of it. */
record RecordedSpan(
    SpanContext spanContext,
    SpanContext parentSpanContext,
    String name,
    SpanKind kind,
    StatusData status,
    long startEpochNanos,
    long endEpochNanos,
    Attributes attributes,
    List<EventData> events,
    List<LinkData> links,
    InstrumentationScopeInfo scope,
    Resource resource,
    int totalAttributeCount,
    int totalRecordedEvents,
    int totalRecordedLinks)
    implements SpanData {

  static RecordedSpan of(RecordedEvent event, Resource resource) {
    String traceId = TraceId.fromLongs(event.getLong("traceIdHigh"), event.getLong("traceIdLow"));
    TraceFlags flags = TraceFlags.fromByte((byte) event.getInt("traceFlags"));
    long start = event.getLong("startEpochNanos");
    return new RecordedSpan(
        SpanContext.create(
            traceId,
            SpanId.fromLong(event.getLong("spanId")),
            flags,
            traceState(event.getString("traceState"))),
        parent(event, traceId),
        text(event.getString("name")),
        kind(event.getString("kind")),
        status(event.getString("status"), text(event.getString("statusDescription"))),
        start,
        Math.max(start, event.getLong("endEpochNanos")),
        AttributeText.unpack(event.getString("attributes")),
        PointText.unpackEvents(event.getString("events")),
        PointText.unpackLinks(event.getString("links")),
        scope(text(event.getString("scopeName")), event.getString("scopeVersion")),
        resource,
        event.getInt("attributeCount"),
        event.getInt("eventCount"),
        event.getInt("linkCount"));
  }

  private static SpanContext parent(RecordedEvent event, String traceId) {
    long id = event.getLong("parentSpanId");
    if (id == 0) {
      return SpanContext.getInvalid();
    }
    TraceFlags flags =
        event.getBoolean("parentSampled") ? TraceFlags.getSampled() : TraceFlags.getDefault();
    String spanId = SpanId.fromLong(id);
    return event.getBoolean("parentRemote")
        ? SpanContext.createFromRemoteParent(traceId, spanId, flags, TraceState.getDefault())
        : SpanContext.create(traceId, spanId, flags, TraceState.getDefault());
  }

  private static TraceState traceState(String packed) {
    List<String> texts = PackedText.unpack(packed);
    if (texts.isEmpty()) {
      return TraceState.getDefault();
    }
    TraceStateBuilder state = TraceState.builder();
    // The builder puts the last one first.
    for (int i = texts.size() / 2 * 2 - 2; i >= 0; i -= 2) {
      state.put(texts.get(i), texts.get(i + 1));
    }
    return state.build();
  }

  private static SpanKind kind(String name) {
    for (SpanKind kind : SpanKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return SpanKind.INTERNAL;
  }

  private static StatusData status(String code, String description) {
    for (StatusCode known : StatusCode.values()) {
      if (known.name().equals(code)) {
        return StatusData.create(known, description);
      }
    }
    return StatusData.unset();
  }

  private static InstrumentationScopeInfo scope(String name, String version) {
    return version == null || version.isEmpty()
        ? InstrumentationScopeInfo.create(name)
        : InstrumentationScopeInfo.builder(name).setVersion(version).build();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  @Override
  public SpanContext getSpanContext() {
    return spanContext;
  }

  @Override
  public SpanContext getParentSpanContext() {
    return parentSpanContext;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public SpanKind getKind() {
    return kind;
  }

  @Override
  public StatusData getStatus() {
    return status;
  }

  @Override
  public long getStartEpochNanos() {
    return startEpochNanos;
  }

  @Override
  public long getEndEpochNanos() {
    return endEpochNanos;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public List<LinkData> getLinks() {
    return links;
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public int getTotalRecordedEvents() {
    return Math.max(totalRecordedEvents, events.size());
  }

  @Override
  public int getTotalRecordedLinks() {
    return Math.max(totalRecordedLinks, links.size());
  }

  @Override
  public int getTotalAttributeCount() {
    return Math.max(totalAttributeCount, attributes.size());
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract in SpanData
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
        scope.getName(), scope.getVersion());
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return scope;
  }

  @Override
  public Resource getResource() {
    return resource;
  }
}
