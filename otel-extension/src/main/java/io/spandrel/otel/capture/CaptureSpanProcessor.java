package io.spandrel.otel.capture;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.spandrel.exporter.capture.SpanEvents;
import java.util.function.BooleanSupplier;

/**
 * Writes each ended span into whatever recording wants it, on the thread that ended it: an exporter
 * would be asked up to five seconds later, when a capture may be over.
 */
public final class CaptureSpanProcessor implements SpanProcessor {
  private final BooleanSupplier recorderRuns;

  public CaptureSpanProcessor(BooleanSupplier recorderRuns) {
    this.recorderRuns = recorderRuns;
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    // Only the end is written.
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    try {
      // Before that, the first use of an event class would start JFR on the application's thread.
      if (recorderRuns.getAsBoolean()) {
        SpanEvents.ended(span);
      }
    } catch (Throwable e) {
      // An exception here would reach the application's code; a span is missing in a file instead.
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
