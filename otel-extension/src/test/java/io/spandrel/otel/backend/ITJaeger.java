package io.spandrel.otel.backend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.TracedProgram;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The schema's attributes, wait spans, links and warnings, sent through the real Collector and read
 * back from the real Jaeger: once as written here, once as a traced program makes them.
 */
class ITJaeger {
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final SpanContext HOLDER =
      SpanContext.create(
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          TraceFlags.getSampled(),
          TraceState.getDefault());
  private static final AttributeKey<Long> LOCK_NANOS = AttributeKey.longKey("spandrel.lock_ns");
  private static final AttributeKey<List<String>> WARNINGS =
      AttributeKey.stringArrayKey("@jaeger@warnings");

  private static JaegerTrace trace;
  private static JaegerTrace traced;

  @BeforeAll
  static void sendThroughCollector() throws InterruptedException {
    try (Jaeger jaeger = Jaeger.start("ITJaeger");
        Collector collector = Collector.start("ITJaeger", jaeger)) {
      trace = jaeger.trace(send(collector.otlpGrpcEndpoint()), 2);
      traced = jaeger.trace(runTracedProgram(collector.otlpGrpcEndpoint()), 2);
    }
  }

  /** Returns the trace of the span that waited for the lock. */
  private static String runTracedProgram(String endpoint) throws InterruptedException {
    ProgramRun run =
        TracedProgram.of(ContendedInventory.class).sendingTo(endpoint, OtlpProtocol.GRPC).run();
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.after(ContendedInventory.TRACE)).as(run.text()).hasSize(1);
    return run.after(ContendedInventory.TRACE).get(0);
  }

  private static String send(String endpoint) {
    var exporter = OtlpGrpcSpanExporter.builder().setEndpoint(endpoint).build();
    try (SdkTracerProvider tracers =
        SdkTracerProvider.builder()
            .setResource(Resource.builder().put("service.name", "orders").build())
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build()) {
      Span order =
          tracers
              .get("orders")
              .spanBuilder("POST /orders")
              .setStartTimestamp(START)
              .setAttribute(LOCK_NANOS, 488_000_000L)
              .setAttribute("spandrel.unexplained_ns", 0L)
              .setAttribute(
                  "spandrel.summary", "lock 61% Inventory.reserve:42 held by exec-7 | cpu 39%")
              .setAttribute(WARNINGS, List.of("61% of this span was a wait for a lock"))
              .startSpan();
      tracers
          .get("spandrel")
          .spanBuilder("lock com.acme.Inventory")
          .setParent(Context.root().with(order))
          .addLink(HOLDER)
          .setStartTimestamp(START.plusMillis(100))
          .setAttribute("spandrel.state", "lock")
          .setAttribute("thread.id", 31L)
          .startSpan()
          .end(START.plusMillis(588));
      order.end(START.plusMillis(800));
      assertThat(tracers.forceFlush().join(10, SECONDS).isSuccess()).as("OTLP accepted").isTrue();
      return order.getSpanContext().getTraceId();
    }
  }

  @Test
  void partsOfTheBreakdown_areIntegers() {
    JaegerTrace.Span order = trace.span("POST /orders");

    assertThat(order.tag("spandrel.lock_ns"))
        .isEqualTo(new JaegerTrace.Tag("spandrel.lock_ns", "int64", 488_000_000L));
    assertThat(order.tag("spandrel.unexplained_ns"))
        .isEqualTo(new JaegerTrace.Tag("spandrel.unexplained_ns", "int64", 0L));
  }

  @Test
  void summary_isReadableText() {
    assertThat(trace.span("POST /orders").tag("spandrel.summary"))
        .isEqualTo(
            new JaegerTrace.Tag(
                "spandrel.summary",
                "string",
                "lock 61% Inventory.reserve:42 held by exec-7 | cpu 39%"));
  }

  @Test
  void waitSpan_liesInsideItsParent() {
    JaegerTrace.Span order = trace.span("POST /orders");
    JaegerTrace.Span wait = trace.span("lock com.acme.Inventory");

    assertThat(trace.children(order)).containsExactly(wait);
    assertThat(wait.tag("otel.scope.name").value()).isEqualTo("spandrel");
    assertThat(wait.startTime() - order.startTime()).isEqualTo(100_000);
    assertThat(wait.duration()).isEqualTo(488_000);
    assertThat(order.duration()).isEqualTo(800_000);
  }

  @Test
  void linkToTheHolder_isAReference() {
    assertThat(trace.span("lock com.acme.Inventory").references())
        .contains(
            new JaegerTrace.Reference("FOLLOWS_FROM", HOLDER.getTraceId(), HOLDER.getSpanId()));
  }

  @Test
  void warningsAttribute_isShownAsWarnings() {
    JaegerTrace.Span order = trace.span("POST /orders");

    assertThat(order.warnings()).containsExactly("61% of this span was a wait for a lock");
    assertThat(order.hasTag(WARNINGS.getKey())).as("shown as a tag too").isFalse();
  }

  @Test
  void service_isTheSendersName() {
    JaegerTrace.Span order = trace.span("POST /orders");

    assertThat(trace.processes().get(order.processID()).serviceName()).isEqualTo("orders");
  }

  @Test
  void tracedProgramsLockWait_isNestedAndAddsUpToItsSpan() {
    JaegerTrace.Span waits = traced.span(ContendedInventory.WAITS);
    JaegerTrace.Span lock = traced.span("lock " + ContendedInventory.class.getName());

    assertThat(traced.children(waits)).containsExactly(lock);
    assertThat(lock.startTime()).isGreaterThanOrEqualTo(waits.startTime());
    assertThat(lock.startTime() + lock.duration())
        .isLessThanOrEqualTo(waits.startTime() + waits.duration());
    JaegerTrace.Tag lockNanos = waits.tag("spandrel.lock_ns");
    assertThat(lockNanos.type()).isEqualTo("int64");
    assertThat((long) lockNanos.value() / 1_000).isBetween(1L, waits.duration());
    assertThat((String) waits.tag("spandrel.summary").value())
        .contains("lock ", "held by " + ContendedInventory.HOLDER);
  }

  @Test
  void tracedProgramsHolder_isLinkedToFromTheWait() {
    JaegerTrace.Span lock = traced.span("lock " + ContendedInventory.class.getName());

    String traceId = (String) lock.tag("spandrel.holder.trace_id").value();
    String spanId = (String) lock.tag("spandrel.holder.span_id").value();
    assertThat(traceId).matches("[0-9a-f]{32}").isNotEqualTo(traced.traceID());
    assertThat(lock.references())
        .contains(new JaegerTrace.Reference("FOLLOWS_FROM", traceId, spanId));
    assertThat(lock.tag("spandrel.holder.thread.name").value())
        .isEqualTo(ContendedInventory.HOLDER);
  }
}
