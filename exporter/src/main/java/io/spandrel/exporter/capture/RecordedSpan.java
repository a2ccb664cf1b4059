package io.spandrel.exporter.capture;

import io.opentelemetry.api.common.AttributeKey;
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

/**
 * A span as {@code io.spandrel.Span} tells of it. What is packed into a text is unpacked when it is
 * first asked for: a report asks for little of it. For one thread.
 */
final class RecordedSpan implements SpanData {
  private final SpanContext spanContext;
  private final SpanContext parentSpanContext;
  private final String name;
  private final SpanKind kind;
  private final StatusData status;
  private final long startEpochNanos;
  private final long endEpochNanos;
  private final String packedAttributes;
  private final String packedEvents;
  private final String packedLinks;
  private final String scopeName;
  private final String scopeVersion;
  private final long startNanos;
  private final long endNanos;
  private final int attributeCount;
  private final int eventCount;
  private final int linkCount;
  private Resource resource = Resource.empty();
  private Attributes attributes;
  private List<EventData> events;
  private List<LinkData> links;

  RecordedSpan(RecordedEvent event) {
    String traceId = TraceId.fromLongs(event.getLong("traceIdHigh"), event.getLong("traceIdLow"));
    TraceFlags flags = TraceFlags.fromByte((byte) event.getInt("traceFlags"));
    this.spanContext =
        SpanContext.create(
            traceId,
            SpanId.fromLong(event.getLong("spanId")),
            flags,
            traceState(event.getString("traceState")));
    this.parentSpanContext = parent(event, traceId);
    this.name = text(event.getString("name"));
    this.kind = kind(event.getString("kind"));
    this.status = status(event.getString("status"), text(event.getString("statusDescription")));
    this.startEpochNanos = event.getLong("startEpochNanos");
    this.endEpochNanos = Math.max(startEpochNanos, event.getLong("endEpochNanos"));
    this.packedAttributes = event.getString("attributes");
    this.packedEvents = event.getString("events");
    this.packedLinks = event.getString("links");
    this.scopeName = text(event.getString("scopeName"));
    this.scopeVersion = event.getString("scopeVersion");
    this.startNanos = event.getLong("startNanos");
    this.endNanos = event.getLong("endNanos");
    this.attributeCount = event.getInt("attributeCount");
    this.eventCount = event.getInt("eventCount");
    this.linkCount = event.getInt("linkCount");
  }

  /** The service it belongs to, which the file tells of elsewhere. */
  RecordedSpan of(Resource service) {
    resource = service;
    return this;
  }

  /** When it ended, on the recorder's clock. */
  long endNanos() {
    return endNanos;
  }

  /** Added to epoch nanoseconds it gives the recorder's, as far as its event knows. */
  long offsetNanos() {
    return startNanos - startEpochNanos;
  }

  /** A text attribute, without unpacking the others; null: there is none. */
  String text(AttributeKey<String> key) {
    return attributes == null
        ? AttributeText.text(packedAttributes, key.getKey())
        : attributes.get(key);
  }

  /** Name of its instrumentation scope. */
  String scopeName() {
    return scopeName;
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
    if (packed == null || packed.isEmpty()) {
      return TraceState.getDefault();
    }
    List<String> texts = PackedText.unpack(packed);
    TraceStateBuilder state = TraceState.builder();
    // The builder puts the last one first.
    for (int i = texts.size() / 2 * 2 - 2; i >= 0; i -= 2) {
      state.put(texts.get(i), texts.get(i + 1));
    }
    return state.build();
  }

  private static SpanKind kind(String name) {
    return switch (text(name)) {
      case "SERVER" -> SpanKind.SERVER;
      case "CLIENT" -> SpanKind.CLIENT;
      case "PRODUCER" -> SpanKind.PRODUCER;
      case "CONSUMER" -> SpanKind.CONSUMER;
      default -> SpanKind.INTERNAL;
    };
  }

  private static StatusData status(String code, String description) {
    StatusCode known =
        switch (text(code)) {
          case "OK" -> StatusCode.OK;
          case "ERROR" -> StatusCode.ERROR;
          default -> StatusCode.UNSET;
        };
    return StatusData.create(known, description);
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
    if (attributes == null) {
      attributes = AttributeText.unpack(packedAttributes);
    }
    return attributes;
  }

  @Override
  public List<EventData> getEvents() {
    if (events == null) {
      events = PointText.unpackEvents(packedEvents);
    }
    return events;
  }

  @Override
  public List<LinkData> getLinks() {
    if (links == null) {
      links = PointText.unpackLinks(packedLinks);
    }
    return links;
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public int getTotalRecordedEvents() {
    return Math.max(eventCount, getEvents().size());
  }

  @Override
  public int getTotalRecordedLinks() {
    return Math.max(linkCount, getLinks().size());
  }

  @Override
  public int getTotalAttributeCount() {
    return Math.max(attributeCount, getAttributes().size());
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract in SpanData
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
        scopeName, scopeVersion == null || scopeVersion.isEmpty() ? null : scopeVersion);
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return scopeVersion == null || scopeVersion.isEmpty()
        ? InstrumentationScopeInfo.create(scopeName)
        : InstrumentationScopeInfo.builder(scopeName).setVersion(scopeVersion).build();
  }

  @Override
  public Resource getResource() {
    return resource;
  }
}
