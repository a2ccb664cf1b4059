package io.spandrel.recorder.field;

/** What {@code io.spandrel.Span} is made of. */
public enum SpanField implements EventField {
  TRACE_ID_HIGH("traceIdHigh", FieldKind.LONG),
  TRACE_ID_LOW("traceIdLow", FieldKind.LONG),
  SPAN_ID("spanId", FieldKind.LONG),
  PARENT_SPAN_ID("parentSpanId", FieldKind.LONG),
  PARENT_REMOTE("parentRemote", FieldKind.BOOLEAN),
  PARENT_SAMPLED("parentSampled", FieldKind.BOOLEAN),
  TRACE_FLAGS("traceFlags", FieldKind.INT),
  TRACE_STATE("traceState", FieldKind.TEXT),
  NAME("name", FieldKind.TEXT),
  KIND("kind", FieldKind.TEXT),
  STATUS("status", FieldKind.TEXT),
  STATUS_DESCRIPTION("statusDescription", FieldKind.TEXT),
  START_EPOCH_NANOS("startEpochNanos", FieldKind.LONG),
  END_EPOCH_NANOS("endEpochNanos", FieldKind.LONG),
  START_NANOS("startNanos", FieldKind.LONG),
  END_NANOS("endNanos", FieldKind.LONG),
  SCOPE_NAME("scopeName", FieldKind.TEXT),
  SCOPE_VERSION("scopeVersion", FieldKind.TEXT),
  ATTRIBUTES("attributes", FieldKind.TEXT),
  LINKS("links", FieldKind.TEXT),
  EVENTS("events", FieldKind.TEXT),
  ATTRIBUTE_COUNT("attributeCount", FieldKind.INT),
  LINK_COUNT("linkCount", FieldKind.INT),
  EVENT_COUNT("eventCount", FieldKind.INT);

  private final String fieldName;
  private final FieldKind kind;

  SpanField(String fieldName, FieldKind kind) {
    this.fieldName = fieldName;
    this.kind = kind;
  }

  @Override
  public String fieldName() {
    return fieldName;
  }

  @Override
  public FieldKind kind() {
    return kind;
  }
}
