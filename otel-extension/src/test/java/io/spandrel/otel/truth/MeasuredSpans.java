package io.spandrel.otel.truth;

import io.opentelemetry.api.trace.Span;
import io.spandrel.Trace;
import io.spandrel.otel.agent.Recording;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Does an act again and again, each time in a span of its own, and writes on the span what the
 * program's own clocks say about it: {@code truth.wall_ns}, {@code truth.cpu_ns} and {@code
 * truth.run_queue_ns} of the act alone, and what the garbage collectors counted meanwhile. What the
 * thread's CPU clock said around the whole span comes in a second span, {@link #AROUND}: the first
 * has ended by then.
 */
final class MeasuredSpans {
  /** The name of the spans that count. */
  static final String NAME = "act";

  /** The name of the spans that say what lay around one that counts. */
  static final String AROUND = "around";

  /** On {@link #AROUND}: the id of the span that counts. */
  static final String OF_SPAN = "truth.of_span";

  /** On {@link #AROUND}: CPU time from just before that span began until it had ended. */
  static final String AROUND_CPU = "truth.around.cpu_ns";

  static final int TIMES = 40;

  /** So many spans of nothing first: their own making costs CPU time, until it is compiled. */
  private static final int EMPTY_WARM_UPS = 300;

  /** Then so many that do what is measured, but don't count. */
  private static final int WARM_UPS = 5;

  private static final int LONGEST_MILLIS = 30;

  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getGarbageCollectorMXBeans();

  private MeasuredSpans() {}

  static void repeat(Act act) throws Exception {
    Recording.await();
    for (int i = 0; i < EMPTY_WARM_UPS; i++) {
      Trace.<Exception>region("empty", () -> measure(length -> {}, Duration.ZERO));
    }
    for (int i = 0; i < WARM_UPS; i++) {
      inSpan("warm up", act, Duration.ofMillis(1));
    }
    for (int i = 0; i < TIMES; i++) {
      // Steps of 7 visit all lengths from 1 to 30 ms before one comes again.
      inSpan(NAME, act, Duration.ofMillis(1 + i * 7 % LONGEST_MILLIS));
    }
  }

  private static void inSpan(String name, Act act, Duration length) throws Exception {
    act.prepare(length);
    ThreadClocks clocks = ThreadClocks.current();
    ThreadClocks.Reading before = clocks.read();
    String spanId = Trace.<String, Exception>region(name, () -> measure(act, length));
    ThreadClocks.Reading after = clocks.read();
    act.finish();
    Trace.<RuntimeException>region(
        AROUND,
        () ->
            Span.current()
                .setAttribute(OF_SPAN, spanId)
                .setAttribute(AROUND_CPU, after.cpuNanos() - before.cpuNanos()));
  }

  /** Returns the id of the span. */
  private static String measure(Act act, Duration length) throws Exception {
    ThreadClocks clocks = ThreadClocks.current();
    ThreadClocks.Reading before = clocks.read();
    long collectors = collectorNanos();
    act.run(length);
    collectors = collectorNanos() - collectors;
    ThreadClocks.Reading after = clocks.read();
    return Span.current()
        .setAttribute("truth.collectors_ns", collectors)
        .setAttribute("truth.wall_ns", after.wallNanos() - before.wallNanos())
        .setAttribute("truth.cpu_ns", after.cpuNanos() - before.cpuNanos())
        .setAttribute("truth.run_queue_ns", after.runQueueNanos() - before.runQueueNanos())
        .getSpanContext()
        .getSpanId();
  }

  private static long collectorNanos() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : COLLECTORS) {
      millis += collector.getCollectionTime();
    }
    return millis * 1_000_000;
  }
}
