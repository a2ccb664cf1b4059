package io.spandrel.internal;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** Starts, fails and ends OpenTelemetry spans; an error on the way is reported and never thrown. */
public final class Spans {
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("spandrel.type");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  private static final boolean OR_NOOP = hasGetOrNoop();

  private static volatile Source source = new Source(null, null);

  /** A tracer and the SDK it came from; an application may set its SDK after our first call. */
  private record Source(OpenTelemetry openTelemetry, Tracer tracer) {

    /** An agent sets its own before the program begins, and lets nobody replace it. */
    boolean isOfAnAgent() {
      return openTelemetry != null
          && openTelemetry != OpenTelemetry.noop()
          && ExtensionPresence.isSeen();
    }
  }

  private Spans() {}

  /** Starts a span under the given context; an invalid span if that fails. */
  static Span start(SpanType type, String name, Context parent) {
    try {
      String given = name;
      if (given == null || given.isEmpty()) {
        given = Caller.find().spanName();
        Misuse.NO_NAME.report(given);
      }
      return tracer()
          .spanBuilder(given)
          .setParent(parent)
          .setAttribute(TYPE, type.value())
          .startSpan();
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
      return Span.getInvalid();
    }
  }

  /** Records what a body threw. */
  public static void fail(Span span, Throwable thrown) {
    try {
      if (span.isRecording()) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, thrown.getClass().getName());
        span.recordException(thrown);
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  /** Ends the span. */
  public static void end(Span span) {
    try {
      span.end();
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  private static Tracer tracer() {
    Source known = source;
    if (known.isOfAnAgent()) {
      // Asking again would take one lock for all threads, with every span.
      return known.tracer();
    }
    // get() would settle on no-op for ever, and the application's own set() would then throw.
    OpenTelemetry current = OR_NOOP ? GlobalOpenTelemetry.getOrNoop() : GlobalOpenTelemetry.get();
    if (known.openTelemetry() != current) {
      known = new Source(current, current.getTracer("io.spandrel.bridge"));
      source = known;
    }
    return known.tracer();
  }

  /** API versions before 1.57, which frameworks still pin, have only {@code get}. */
  private static boolean hasGetOrNoop() {
    try {
      GlobalOpenTelemetry.class.getMethod("getOrNoop");
      return true;
    } catch (NoSuchMethodException olderApi) {
      return false;
    }
  }
}
