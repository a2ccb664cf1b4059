package io.spandrel.benchmarks;

import io.spandrel.recorder.scope.OpenScope;

/** A scope whose span is only a number, with a clock that costs one clock read. */
final class NumberedScope extends OpenScope {
  private final long spanId;
  private final long parentSpanId;
  private final long spanStartNanos;

  NumberedScope(long spanId, long parentSpanId, long spanStartNanos) {
    this.spanId = spanId;
    this.parentSpanId = parentSpanId;
    this.spanStartNanos = spanStartNanos;
  }

  @Override
  public long traceIdHigh() {
    return 1;
  }

  @Override
  public long traceIdLow() {
    return 2;
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
    return System.nanoTime() - spanStartNanos;
  }

  @Override
  protected boolean isChildOf(OpenScope other) {
    return parentSpanId == other.spanId();
  }
}
