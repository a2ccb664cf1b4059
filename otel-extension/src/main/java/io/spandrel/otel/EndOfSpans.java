package io.spandrel.otel;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Looks at spans when they end, on the thread that ended them, and never throws into it. */
public abstract class EndOfSpans implements SpanProcessor {
  /** A span ended; what this throws is dropped. */
  protected abstract void ended(ReadableSpan span);

  @Override
  public final void onStart(Context parentContext, ReadWriteSpan span) {
    // Only the end is looked at.
  }

  @Override
  public final boolean isStartRequired() {
    return false;
  }

  @Override
  public final void onEnd(ReadableSpan span) {
    try {
      ended(span);
    } catch (Throwable e) {
      // An exception here would reach the application's code; a file lacks something instead.
    }
  }

  @Override
  public final boolean isEndRequired() {
    return true;
  }
}
