package io.spandrel.otel.declarative;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.spandrel.otel.EndOfSpans;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells of the SDK's resource when the first span ends, once. */
final class ResourceOfFirstSpan extends EndOfSpans {
  private final Consumer<Resource> action;
  private final AtomicBoolean told = new AtomicBoolean();

  ResourceOfFirstSpan(Consumer<Resource> action) {
    this.action = action;
  }

  @Override
  protected void ended(ReadableSpan span) {
    if (!told.get() && told.compareAndSet(false, true)) {
      action.accept(span.toSpanData().getResource());
    }
  }
}
