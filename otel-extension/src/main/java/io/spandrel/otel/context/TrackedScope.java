package io.spandrel.otel.context;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.ThreadScopes;

/** An open scope that knows its OpenTelemetry span. */
final class TrackedScope extends OpenScope implements Scope {
  private static final int HEX_DIGITS_OF_LONG = 16;

  private final Scope attached;
  private final ThreadScopes thread;
  private final ReadableSpan span;

  /**
   * @param span null: a context without a recorded span hides the one around it
   */
  TrackedScope(Scope attached, ThreadScopes thread, ReadableSpan span) {
    this.attached = attached;
    this.thread = thread;
    this.span = span;
  }

  boolean isOf(ReadableSpan other) {
    return span == other
        || span != null
            && other != null
            && span.getSpanContext().getSpanId().equals(other.getSpanContext().getSpanId());
  }

  @Override
  public void close() {
    try {
      attached.close();
    } finally {
      closeTracked();
    }
  }

  private void closeTracked() {
    try {
      thread.close(this);
    } catch (Throwable e) {
      // An exception here would reach the application's code.
    }
  }

  @Override
  public long traceIdHigh() {
    return span == null ? 0 : hex(span.getSpanContext().getTraceId(), 0);
  }

  @Override
  public long traceIdLow() {
    return span == null ? 0 : hex(span.getSpanContext().getTraceId(), HEX_DIGITS_OF_LONG);
  }

  @Override
  public long spanId() {
    return span == null ? 0 : hex(span.getSpanContext().getSpanId(), 0);
  }

  /** A remote parent is no scope of this process. */
  @Override
  public long parentSpanId() {
    if (span == null) {
      return 0;
    }
    SpanContext parent = span.getParentSpanContext();
    return parent.isValid() && !parent.isRemote() ? hex(parent.getSpanId(), 0) : 0;
  }

  private static long hex(String id, int from) {
    return Long.parseUnsignedLong(id, from, from + HEX_DIGITS_OF_LONG, 16);
  }

  @Override
  protected long spanLatencyNanos() {
    return span == null ? -1 : span.getLatencyNanos();
  }

  @Override
  protected boolean isChildOf(OpenScope other) {
    ReadableSpan otherSpan = ((TrackedScope) other).span;
    return span != null
        && otherSpan != null
        && span.getParentSpanContext().getSpanId().equals(otherSpan.getSpanContext().getSpanId());
  }
}
