package io.spandrel.exporter.capture;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.ServiceEvent;
import io.spandrel.recorder.capture.SpanEvent;
import io.spandrel.recorder.event.ClockEvent;
import io.spandrel.recorder.event.OpenScopeEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/** Writes a small capture in this JVM: requests, each with a region that sleeps. */
final class SmallCapture {
  static final Resource RESOURCE =
      Resource.create(Attributes.builder().put("service.name", "shop").build());
  static final long SLEEP_MILLIS = 6;

  private final Tracer tracer = SdkTracerProvider.builder().build().get("io.acme", "1.2");

  /** With so many requests, in one chunk. */
  static Path write(Path file, int requests) throws IOException, InterruptedException {
    try (Recording recording = new Recording()) {
      recording.enable(SpanEvent.class);
      recording.enable(ScopeEvent.class);
      recording.enable(ServiceEvent.class);
      recording.enable(ClockEvent.class);
      recording.enable("jdk.ThreadSleep").withThreshold(Duration.ofMillis(1)).withStackTrace();
      recording.enable("jdk.JVMInformation");
      recording.start();
      SmallCapture capture = new SmallCapture();
      service();
      ClockEvent.emit();
      for (int i = 0; i < requests; i++) {
        capture.request(i);
      }
      ClockEvent.emit();
      recording.stop();
      recording.dump(file);
    }
    return file;
  }

  /**
   * With one request that had begun before the recording's clock, and a scope of a span that is
   * open when it ends.
   */
  static Path writeEdges(Path file) throws IOException, InterruptedException {
    try (Recording recording = new Recording()) {
      recording.enable(SpanEvent.class);
      recording.enable(ScopeEvent.class);
      recording.enable(ServiceEvent.class);
      recording.enable(ClockEvent.class);
      recording.enable(OpenScopeEvent.class);
      recording.start();
      SmallCapture capture = new SmallCapture();
      service();
      capture.requestBegunBefore();
      capture.request(1);
      open(4711, Thread.currentThread().getId());
      open(0, 0);
      ClockEvent.emit();
      recording.stop();
      recording.dump(file);
    }
    return file;
  }

  private void requestBegunBefore() throws InterruptedException {
    long start = System.nanoTime();
    Span root = tracer.spanBuilder("early").setNoParent().startSpan();
    Thread.sleep(SLEEP_MILLIS);
    ClockEvent.emit();
    Thread.sleep(SLEEP_MILLIS);
    root.end();
    scope((ReadableSpan) root, start);
    SpanEvents.ended((ReadableSpan) root);
  }

  private static void open(long spanId, long threadId) {
    OpenScopeEvent event = new OpenScopeEvent();
    event.seenNanos = 1;
    event.spanId = spanId;
    event.threadId = threadId;
    event.commit();
  }

  private static void service() {
    ServiceEvent event = new ServiceEvent();
    event.resource = SpanEvents.packResource(RESOURCE);
    event.thresholdNanos = 300_000;
    event.stackDepth = 5;
    event.applicationPackages = "io.spandrel.exporter.capture";
    event.waitSpans = true;
    event.waitSpanThresholdNanos = 1_000_000;
    event.commit();
  }

  private void request(int number) throws InterruptedException {
    long start = System.nanoTime();
    Span root =
        tracer
            .spanBuilder("request")
            .setNoParent()
            .setAttribute("number", number)
            .setAttribute("spandrel.type", "task")
            .startSpan();
    root.addEvent("cache", Attributes.builder().put("spandrel.message", "miss").build());
    root.setStatus(StatusCode.ERROR, "sold out");
    region(root);
    root.end();
    scope((ReadableSpan) root, start);
    SpanEvents.ended((ReadableSpan) root);
  }

  private void region(Span root) throws InterruptedException {
    long start = System.nanoTime();
    Span child =
        tracer
            .spanBuilder("reserve")
            .setParent(Context.root().with(root))
            .addLink(root.getSpanContext())
            .startSpan();
    Thread.sleep(SLEEP_MILLIS);
    child.end();
    scope((ReadableSpan) child, start);
    SpanEvents.ended((ReadableSpan) child);
  }

  private static void scope(ReadableSpan span, long start) {
    ScopeEvent event = new ScopeEvent();
    String traceId = span.getSpanContext().getTraceId();
    event.traceIdHigh = Long.parseUnsignedLong(traceId, 0, 16, 16);
    event.traceIdLow = Long.parseUnsignedLong(traceId, 16, 32, 16);
    event.spanId = Long.parseUnsignedLong(span.getSpanContext().getSpanId(), 16);
    String parent = span.getParentSpanContext().getSpanId();
    event.parentSpanId = Long.parseUnsignedLong(parent, 16);
    event.threadId = Thread.currentThread().getId();
    event.spanStartNanos = start;
    event.startNanos = start;
    event.endNanos = System.nanoTime();
    // Counters of a thread that only slept: on the CPU for a tenth of it.
    event.firstReadNanos = start;
    event.lastReadNanos = event.endNanos;
    event.lastCpuNanos = (event.endNanos - start) / 10;
    event.commit();
  }
}
