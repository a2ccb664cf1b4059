package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenTelemetry SDK's own exporters against the receiver. */
class ExportersTest {
  private static final int SPANS = 1_000;

  private final ReceivedSpans received = new ReceivedSpans();
  private OtlpReceiver receiver;

  @BeforeEach
  void start() {
    receiver = OtlpReceiver.builder().onTraces(received).build().start();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void grpcExporter_everySpanArrivesOnce(String compression) {
    assertEverySpanArrivesOnce(
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(receiver.grpcEndpoint())
            .setCompression(compression)
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void httpExporter_everySpanArrivesOnce(String compression) {
    assertEverySpanArrivesOnce(
        OtlpHttpSpanExporter.builder()
            .setEndpoint(receiver.httpTracesEndpoint())
            .setCompression(compression)
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpc", "http"})
  void oversizedExport_failsBeforeItsTimeoutAndTheNextOneArrives(String protocol) {
    try (OtlpReceiver small =
            OtlpReceiver.builder().maxRequestBytes(1 << 20).onTraces(received).build().start();
        SpanExporter exporter = patientExporter(protocol, small)) {
      // As many as the receiver works on at once: none of them may keep its place.
      for (int i = 0; i < 16; i++) {
        CompletableResultCode refused =
            export(exporter, "x".repeat(3 << 20)).join(20, TimeUnit.SECONDS);
        assertThat(refused.isDone()).isTrue();
        assertThat(refused.isSuccess()).isFalse();
      }

      assertThat(export(exporter, "next").join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
      assertThat(received.spans()).extracting(ReceivedSpan::name).containsExactly("next");
    }
  }

  @Test
  void metricsExporters_areSatisfiedAndLeaveNothing() {
    for (MetricExporter exporter :
        List.of(
            OtlpGrpcMetricExporter.builder().setEndpoint(receiver.grpcEndpoint()).build(),
            OtlpHttpMetricExporter.builder()
                .setEndpoint(receiver.httpEndpoint() + "/v1/metrics")
                .build())) {
      try (SdkMeterProvider meters =
          SdkMeterProvider.builder()
              .registerMetricReader(PeriodicMetricReader.create(exporter))
              .build()) {
        meters.get("test").counterBuilder("requests").build().add(1);
        assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
      }
    }
    assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(0, 0, 0));
  }

  @Test
  void logsExporters_areSatisfiedAndLeaveNothing() {
    for (LogRecordExporter exporter :
        List.of(
            OtlpGrpcLogRecordExporter.builder().setEndpoint(receiver.grpcEndpoint()).build(),
            OtlpHttpLogRecordExporter.builder()
                .setEndpoint(receiver.httpEndpoint() + "/v1/logs")
                .build())) {
      try (SdkLoggerProvider loggers =
          SdkLoggerProvider.builder()
              .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
              .build()) {
        loggers.get("test").logRecordBuilder().setBody("hello").emit();
        assertThat(loggers.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
      }
    }
    assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(0, 0, 0));
  }

  /** Waits a minute for an answer, and tries once. */
  private static SpanExporter patientExporter(String protocol, OtlpReceiver receiver) {
    Duration timeout = Duration.ofMinutes(1);
    return protocol.equals("grpc")
        ? OtlpGrpcSpanExporter.builder()
            .setEndpoint(receiver.grpcEndpoint())
            .setTimeout(timeout)
            .setRetryPolicy(null)
            .build()
        : OtlpHttpSpanExporter.builder()
            .setEndpoint(receiver.httpTracesEndpoint())
            .setTimeout(timeout)
            .setRetryPolicy(null)
            .build();
  }

  private static CompletableResultCode export(SpanExporter exporter, String name) {
    AtomicReference<CompletableResultCode> result = new AtomicReference<>();
    SpanProcessor direct =
        new SpanProcessor() {
          @Override
          public void onStart(Context parent, ReadWriteSpan span) {}

          @Override
          public boolean isStartRequired() {
            return false;
          }

          @Override
          public void onEnd(ReadableSpan span) {
            result.set(exporter.export(List.of(span.toSpanData())));
          }

          @Override
          public boolean isEndRequired() {
            return true;
          }
        };
    try (SdkTracerProvider tracers = SdkTracerProvider.builder().addSpanProcessor(direct).build()) {
      tracers.get("test").spanBuilder(name).startSpan().end();
    }
    return result.get();
  }

  private void assertEverySpanArrivesOnce(SpanExporter exporter) {
    List<String> sentIds = new ArrayList<>();
    try (SdkTracerProvider tracers =
        SdkTracerProvider.builder()
            .setResource(Resource.builder().put("service.name", "shop").build())
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setMaxQueueSize(SPANS)
                    .setMaxExportBatchSize(64)
                    .build())
            .build()) {
      for (int i = 0; i < SPANS; i++) {
        var span =
            tracers
                .tracerBuilder("orders")
                .setInstrumentationVersion("1.2")
                .build()
                .spanBuilder("order")
                .setAttribute("number", (long) i)
                .setAllAttributes(Attributes.builder().put("lines", "a", "b").build())
                .startSpan();
        sentIds.add(span.getSpanContext().getTraceId() + span.getSpanContext().getSpanId());
        span.end();
      }
      assertThat(tracers.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    assertThat(received.spans())
        .extracting(span -> span.traceId() + span.spanId())
        .containsExactlyInAnyOrderElementsOf(sentIds);
    assertThat(received.spans())
        .allSatisfy(span -> {
          assertThat(span.serviceName()).isEqualTo("shop");
          assertThat(span.scopeName()).isEqualTo("orders");
          assertThat(span.scopeVersion()).isEqualTo("1.2");
          assertThat(span.attributes()).containsEntry("lines", List.of("a", "b"));
        });
    assertThat(received.spans())
        .extracting(span -> span.longAttribute("number").orElseThrow())
        .doesNotHaveDuplicates();
    assertThat(receiver.counts().failedRequests()).isZero();
  }
}
