package io.spandrel.recorder.scope;

/** An open scope whose span is only a number; its parent's number makes it a child. */
public final class FakeScope extends OpenScope {
  private final long spanId;
  private final long parentSpanId;
  private final long latencyNanos;

  public FakeScope(long spanId, long parentSpanId) {
    this(spanId, parentSpanId, spanId == 0 ? -1 : 0);
  }

  /**
   * @param latencyNanos how long the span has been open at the attach; -1: there is no span
   */
  public FakeScope(long spanId, long parentSpanId, long latencyNanos) {
    this.spanId = spanId;
    this.parentSpanId = parentSpanId;
    this.latencyNanos = latencyNanos;
  }

  @Override
  public long traceIdHigh() {
    return 7;
  }

  @Override
  public long traceIdLow() {
    return 8;
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
  protected long spanLatencyNanos() {
    return latencyNanos;
  }

  @Override
  protected boolean isChildOf(OpenScope other) {
    return parentSpanId != 0 && parentSpanId == other.spanId();
  }
}
