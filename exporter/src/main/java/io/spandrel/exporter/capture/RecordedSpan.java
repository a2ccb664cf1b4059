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
import io.spandrel.exporter.hold.NumberedSpan;
import io.spandrel.recorder.capture.PackedText;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.field.SpanField;
import java.util.List;

/**
 * A span as {@code io.spandrel.Span} tells of it. What is packed into a text is unpacked when it is
 * first asked for, and so are ids made texts: a report asks for little of it. For one thread at a
 * time.
 */
final class RecordedSpan implements SpanData, NumberedSpan {
  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;
  private final long parentSpanId;
  private final boolean parentRemote;
  private final boolean parentSampled;
  private final byte flags;
  private final String name;
  private final String kind;
  private final String status;
  private final String statusDescription;
  private final long startEpochNanos;
  private final long endEpochNanos;
  private final String packedTraceState;
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
  private SpanContext spanContext;
  private SpanContext parentSpanContext;
  private Attributes attributes;
  private List<EventData> events;
  private List<LinkData> links;

  RecordedSpan(FieldValues values) {
    this.traceIdHigh = values.number(SpanField.TRACE_ID_HIGH);
    this.traceIdLow = values.number(SpanField.TRACE_ID_LOW);
    this.spanId = values.number(SpanField.SPAN_ID);
    this.parentSpanId = values.number(SpanField.PARENT_SPAN_ID);
    this.parentRemote = values.is(SpanField.PARENT_REMOTE);
    this.parentSampled = values.is(SpanField.PARENT_SAMPLED);
    this.flags = (byte) values.integer(SpanField.TRACE_FLAGS);
    this.name = text(values.text(SpanField.NAME));
    this.kind = values.text(SpanField.KIND);
    this.status = values.text(SpanField.STATUS);
    this.statusDescription = values.text(SpanField.STATUS_DESCRIPTION);
    this.startEpochNanos = values.number(SpanField.START_EPOCH_NANOS);
    this.endEpochNanos = Math.max(startEpochNanos, values.number(SpanField.END_EPOCH_NANOS));
    this.packedTraceState = values.text(SpanField.TRACE_STATE);
    this.packedAttributes = values.text(SpanField.ATTRIBUTES);
    this.packedEvents = values.text(SpanField.EVENTS);
    this.packedLinks = values.text(SpanField.LINKS);
    this.scopeName = text(values.text(SpanField.SCOPE_NAME));
    this.scopeVersion = values.text(SpanField.SCOPE_VERSION);
    this.startNanos = values.number(SpanField.START_NANOS);
    this.endNanos = values.number(SpanField.END_NANOS);
    this.attributeCount = values.integer(SpanField.ATTRIBUTE_COUNT);
    this.eventCount = values.integer(SpanField.EVENT_COUNT);
    this.linkCount = values.integer(SpanField.LINK_COUNT);
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

  /** Its trace and its own id are none of all zeros. */
  boolean isValid() {
    return hasTrace() && spanId != 0;
  }

  private boolean hasTrace() {
    return (traceIdHigh | traceIdLow) != 0;
  }

  @Override
  public long traceIdHigh() {
    return traceIdHigh;
  }

  @Override
  public long traceIdLow() {
    return traceIdLow;
  }

  @Override
  public long spanId() {
    return spanId;
  }

  @Override
  public long parentSpanId() {
    return parentSpanId;
  }

  @Override
  public boolean isLocalRoot() {
    return parentSpanId == 0 || !hasTrace() || parentRemote || !parentSampled;
  }

  private SpanContext parent() {
    if (parentSpanId == 0) {
      return SpanContext.getInvalid();
    }
    TraceFlags parentFlags = parentSampled ? TraceFlags.getSampled() : TraceFlags.getDefault();
    String traceId = getSpanContext().getTraceId();
    String parentId = SpanId.fromLong(parentSpanId);
    return parentRemote
        ? SpanContext.createFromRemoteParent(
            traceId, parentId, parentFlags, TraceState.getDefault())
        : SpanContext.create(traceId, parentId, parentFlags, TraceState.getDefault());
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
    if (spanContext == null) {
      spanContext =
          SpanContext.create(
              TraceId.fromLongs(traceIdHigh, traceIdLow),
              SpanId.fromLong(spanId),
              TraceFlags.fromByte(flags),
              traceState(packedTraceState));
    }
    return spanContext;
  }

  @Override
  public SpanContext getParentSpanContext() {
    if (parentSpanContext == null) {
      parentSpanContext = parent();
    }
    return parentSpanContext;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public SpanKind getKind() {
    return kind(kind);
  }

  @Override
  public StatusData getStatus() {
    return status(status, text(statusDescription));
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
