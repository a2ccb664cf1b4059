package io.spandrel.recorder.field;

/** What {@code io.spandrel.Scope} is made of. */
public enum ScopeField implements EventField {
  TRACE_ID_HIGH("traceIdHigh"),
  TRACE_ID_LOW("traceIdLow"),
  SPAN_ID("spanId"),
  PARENT_SPAN_ID("parentSpanId"),
  THREAD_ID("threadId"),
  VIRTUAL("virtual", FieldKind.BOOLEAN),
  SPAN_START_NANOS("spanStartNanos"),
  START_NANOS("startNanos"),
  END_NANOS("endNanos"),
  NESTED_CHILD_NANOS("nestedChildNanos"),
  NESTED_OTHER_NANOS("nestedOtherNanos"),
  FIRST_READ_NANOS("firstReadNanos"),
  FIRST_CPU_NANOS("firstCpuNanos"),
  FIRST_RUN_QUEUE_NANOS("firstRunQueueNanos"),
  LAST_READ_NANOS("lastReadNanos"),
  LAST_CPU_NANOS("lastCpuNanos"),
  LAST_RUN_QUEUE_NANOS("lastRunQueueNanos");

  private final String fieldName;
  private final FieldKind kind;

  ScopeField(String fieldName) {
    this(fieldName, FieldKind.LONG);
  }

  ScopeField(String fieldName, FieldKind kind) {
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
