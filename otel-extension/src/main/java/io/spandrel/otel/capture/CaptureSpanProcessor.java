package io.spandrel.otel.capture;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.spandrel.exporter.capture.SpanEvents;
import io.spandrel.otel.EndOfSpans;
import java.util.function.BooleanSupplier;

/**
 * Writes each ended span into whatever recording wants it, on the thread that ended it: an exporter
 * would be asked up to five seconds later, when a capture may be over.
 */
public final class CaptureSpanProcessor extends EndOfSpans {
  private final BooleanSupplier recorderRuns;

  public CaptureSpanProcessor(BooleanSupplier recorderRuns) {
    this.recorderRuns = recorderRuns;
  }

  @Override
  protected void ended(ReadableSpan span) {
    // Before that, the first use of an event class would start JFR on the application's thread.
    if (recorderRuns.getAsBoolean()) {
      SpanEvents.ended(span);
    }
  }
}
