package io.spandrel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.spandrel.internal.MisuseReports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithoutSdkTest {
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

  @BeforeEach
  @AfterEach
  void noSdk() {
    GlobalOpenTelemetry.resetForTest();
  }

  @Test
  void calls_doNothingAndPassValuesOn() {
    everyCall();
    assertThat(Trace.isEnabled()).isFalse();
    assertThat(reports.messages()).isEmpty();
  }

  @Test
  void sdkSetAfterTheFirstCall_isAcceptedAndUsed() {
    everyCall();
    register(Sampler.alwaysOn());
    Trace.region("parse", () -> {});
    assertThat(exporter.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("parse");
  }

  @Test
  void unsampledTask_staysCurrentSoThatItsRegionsAreUnsampledToo() {
    register(Sampler.parentBased(Sampler.alwaysOff()));
    everyCall();
    assertThat(exporter.getFinishedSpanItems()).isEmpty();
    assertThat(reports.messages()).isEmpty();
  }

  private static void everyCall() {
    try (TaskScope task = Trace.task("order");
        RegionScope region = Trace.startRegion("parse")) {
      assertThat(task).isNotNull();
      assertThat(region).isNotNull();
      assertThat(Trace.<Integer, RuntimeException>region("add", () -> 1 + 1)).isEqualTo(2);
      Trace.log("cache", "miss");
      Trace.logf("cache", "%d", "not formatted");
    }
    TaskSpan started = Trace.startTask("order");
    started.wrap(() -> Trace.log("cache", "hit")).run();
    started.end();
  }

  private void register(Sampler sampler) {
    OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build())
        .buildAndRegisterGlobal();
  }
}
