package io.spandrel.exporter;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spandrel.exporter.delivery.Delivery;
import io.spandrel.exporter.hold.SpanHold;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * The stage between the SDK and the wrapped exporter: takes a span, lets the hold wait until the
 * recorder has seen all that happened while it was open, and hands it on enriched.
 *
 * <p>{@link #export} copies and answers success at once, on whatever thread calls it: the batch
 * processor drops spans behind a slow answer, and a simple processor calls on the application's
 * thread. From then on the span is ours: {@link #flush} and {@link #shutdown} complete when all
 * that was taken has been handed on.
 */
public final class EnrichingSpanExporter implements SpanExporter {
  private final SpanExporter wrapped;
  private final SpanHold hold;
  private final Delivery delivery;

  /**
   * @param hold one for all exporters of a process
   */
  public EnrichingSpanExporter(SpanExporter wrapped, SpanHold hold) {
    this.wrapped = wrapped;
    this.hold = hold;
    this.delivery = hold.deliveryTo(wrapped);
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    hold.take(spans, delivery);
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return afterAllThatWasTaken(wrapped::flush);
  }

  @Override
  public CompletableResultCode shutdown() {
    return afterAllThatWasTaken(() -> {
      delivery.sayLosses();
      return wrapped.shutdown();
    });
  }

  private CompletableResultCode afterAllThatWasTaken(Supplier<CompletableResultCode> action) {
    CompletableResultCode done = new CompletableResultCode();
    hold.drain(() -> delivery.whenHandedOn(() -> act(action, done)));
    return done;
  }

  /** On the delivery's thread: the wrapped exporter may block, or throw. */
  private static void act(Supplier<CompletableResultCode> action, CompletableResultCode done) {
    try {
      follow(action.get(), done);
    } catch (Throwable e) {
      done.failExceptionally(e);
    }
  }

  private static void follow(CompletableResultCode result, CompletableResultCode follower) {
    result.whenComplete(() -> {
      if (result.isSuccess()) {
        follower.succeed();
      } else if (result.getFailureThrowable() != null) {
        follower.failExceptionally(result.getFailureThrowable());
      } else {
        follower.fail();
      }
    });
  }

  @Override
  public String toString() {
    return "EnrichingSpanExporter{" + wrapped + "}";
  }
}
