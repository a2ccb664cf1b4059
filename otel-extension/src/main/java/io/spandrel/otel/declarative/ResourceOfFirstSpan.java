package io.spandrel.otel.declarative;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells of the SDK's resource when the first span ends, once. */
final class ResourceOfFirstSpan implements SpanProcessor {
  private final Consumer<Resource> action;
  private final AtomicBoolean told = new AtomicBoolean();

  ResourceOfFirstSpan(Consumer<Resource> action) {
    this.action = action;
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    // Only the end is looked at.
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!told.get() && told.compareAndSet(false, true)) {
      try {
        action.accept(span.toSpanData().getResource());
      } catch (Throwable e) {
        // An exception here would reach the application's code; a file lacks its service instead.
      }
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
