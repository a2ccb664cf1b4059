package io.spandrel.otel.capture;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.DoubleSupplier;

/**
 * Lets a share of the local roots start a capture, and names its file on the span that did. Runs on
 * the application's threads: for all but a local root it is two comparisons.
 */
final class CaptureSampler implements SpanProcessor {
  static final AttributeKey<String> FILE = AttributeKey.stringKey("spandrel.capture.file");

  private final double probability;
  private final DoubleSupplier random;
  private final SpanCaptures captures;

  /**
   * @param random evenly spread from 0 to below 1; called on any thread
   */
  CaptureSampler(double probability, DoubleSupplier random, SpanCaptures captures) {
    this.probability = probability;
    this.random = random;
    this.captures = captures;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    try {
      if (isLocalRoot(parent)
          && span.getSpanContext().isSampled()
          && random.getAsDouble() < probability) {
        captures
            .begin(span.getSpanContext().getTraceId())
            .ifPresent(name -> span.setAttribute(FILE, name));
      }
    } catch (Throwable e) {
      // An exception here would reach the application's code; a span without a capture is no harm.
    }
  }

  /** Its parent is none, in another process, or not recorded. */
  private static boolean isLocalRoot(Context parent) {
    Span span = Span.fromContext(parent);
    SpanContext context = span.getSpanContext();
    return !context.isValid() || context.isRemote() || !context.isSampled();
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
