package io.spandrel.examples.pipeline;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The CPU time of the current thread around a call of a measured method, agent and all. A method's
 * span begins and ends between this reading and that of {@link LeafCpu} inside, so its CPU time
 * lies between the two, however long the way from one to the other took.
 */
final class OuterCpu {
  /** What is called. */
  interface Call<T, X extends Exception, Y extends Exception> {
    T call() throws X, Y;
  }

  private OuterCpu() {}

  /** Puts {@code demo.outer.<span>.cpu_ns} on the caller's span. */
  static <T, X extends Exception, Y extends Exception> T measure(
      String span, Measurements measurements, Call<T, X, Y> call) throws X, Y {
    ThreadClocks clocks = ThreadClocks.current();
    long start = clocks.cpuNanos();
    try {
      return call.call();
    } finally {
      measurements.put(key(span), clocks.cpuNanos() - start);
    }
  }

  static AttributeKey<Long> key(String span) {
    return AttributeKey.longKey("demo.outer." + span + ".cpu_ns");
  }
}
