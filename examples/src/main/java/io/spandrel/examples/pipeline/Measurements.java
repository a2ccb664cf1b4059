package io.spandrel.examples.pipeline;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/**
 * Takes what the program measured about itself. Called on the measured thread, inside the measured
 * span.
 */
@FunctionalInterface
interface Measurements {
  /** On leaf spans: CPU time of the method's body. */
  AttributeKey<Long> CPU_NANOS = AttributeKey.longKey("demo.cpu_ns");

  /** Attributes of the span that is current, which is the one the annotation made. */
  Measurements ON_CURRENT_SPAN = (key, nanos) -> Span.current().setAttribute(key, nanos);

  /** For what is not to be compared. */
  Measurements NONE = (key, nanos) -> {};

  void put(AttributeKey<Long> key, long nanos);
}
