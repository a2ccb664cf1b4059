package io.spandrel.cli.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.spandrel.exporter.capture.SpanEvents;
import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.ServiceEvent;
import io.spandrel.recorder.capture.SpanEvent;
import io.spandrel.recorder.event.ClockEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/** A small capture of this JVM: tasks that sleep, and compute long enough to be sampled. */
final class Capture {
  static final int TASKS = 4;

  private static final long BUSY_NANOS = 300_000_000;

  private Capture() {}

  static Path write(Path file) throws IOException, InterruptedException {
    return write(file, TASKS);
  }

  static Path write(Path file, int tasks) throws IOException, InterruptedException {
    Tracer tracer = SdkTracerProvider.builder().build().get("io.acme");
    try (Recording recording = new Recording()) {
      recording.enable(SpanEvent.class);
      recording.enable(ScopeEvent.class);
      recording.enable(ServiceEvent.class);
      recording.enable(ClockEvent.class);
      recording.enable("jdk.ThreadSleep").withThreshold(Duration.ofMillis(1)).withStackTrace();
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.start();
      service();
      ClockEvent.emit();
      for (int i = 0; i < tasks; i++) {
        task(tracer, "task " + i);
      }
      ClockEvent.emit();
      recording.stop();
      recording.dump(file);
    }
    return file;
  }

  private static void service() {
    ServiceEvent event = new ServiceEvent();
    event.resource =
        SpanEvents.packResource(
            Resource.create(Attributes.builder().put("service.name", "shop").build()));
    event.thresholdNanos = 200_000;
    event.stackDepth = 5;
    event.applicationPackages = "";
    event.waitSpans = true;
    event.waitSpanThresholdNanos = 1_000_000;
    event.commit();
  }

  private static void task(Tracer tracer, String name) throws InterruptedException {
    long start = System.nanoTime();
    Span span = tracer.spanBuilder(name).setNoParent().startSpan();
    Thread.sleep(5);
    compute();
    span.end();
    scope((ReadableSpan) span, start);
    SpanEvents.ended((ReadableSpan) span);
  }

  private static void compute() {
    long end = System.nanoTime() + BUSY_NANOS;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void scope(ReadableSpan span, long start) {
    ScopeEvent event = new ScopeEvent();
    String traceId = span.getSpanContext().getTraceId();
    event.traceIdHigh = Long.parseUnsignedLong(traceId, 0, 16, 16);
    event.traceIdLow = Long.parseUnsignedLong(traceId, 16, 32, 16);
    event.spanId = Long.parseUnsignedLong(span.getSpanContext().getSpanId(), 16);
    event.threadId = Thread.currentThread().getId();
    event.spanStartNanos = start;
    event.startNanos = start;
    event.endNanos = System.nanoTime();
    event.firstReadNanos = start;
    event.lastReadNanos = event.endNanos;
    event.lastCpuNanos = BUSY_NANOS;
    event.commit();
  }
}
