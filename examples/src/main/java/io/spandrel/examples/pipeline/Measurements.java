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

  /** On transform spans: wall time of its two lock acquisitions. */
  AttributeKey<Long> LOCK_WALL_NANOS = AttributeKey.longKey("demo.lock.wall_ns");

  /** On transform spans: CPU time within the same two intervals. */
  AttributeKey<Long> LOCK_CPU_NANOS = AttributeKey.longKey("demo.lock.cpu_ns");

  /**
   * On transform spans: time in the run queue within the same two intervals; left out where the
   * system does not say.
   */
  AttributeKey<Long> LOCK_RUN_QUEUE_NANOS = AttributeKey.longKey("demo.lock.run_queue_ns");

  /**
   * On transform spans whose clocks could not be read at one moment: so much more than wall - CPU -
   * run queue may have been waited.
   */
  AttributeKey<Long> LOCK_UNCERTAIN_NANOS = AttributeKey.longKey("demo.lock.uncertain_ns");

  /** Attributes of the span that is current, which is the one the annotation made. */
  Measurements ON_CURRENT_SPAN = (key, nanos) -> Span.current().setAttribute(key, nanos);

  /** For what is not to be compared. */
  Measurements NONE = (key, nanos) -> {};

  void put(AttributeKey<Long> key, long nanos);
}
