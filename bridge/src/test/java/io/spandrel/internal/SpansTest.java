package io.spandrel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpansTest {
  private final InMemorySpanExporter first = InMemorySpanExporter.create();
  private final InMemorySpanExporter second = InMemorySpanExporter.create();

  @BeforeEach
  @AfterEach
  void forget() {
    System.clearProperty(ExtensionPresence.PROPERTY);
    GlobalOpenTelemetry.resetForTest();
  }

  private static void setGlobal(InMemorySpanExporter exporter) {
    GlobalOpenTelemetry.resetForTest();
    OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build())
        .buildAndRegisterGlobal();
  }

  private static void makeSpan() {
    Spans.end(Spans.start(SpanType.TASK, "work", Context.root()));
  }

  @Test
  void span_goesToTheSdkThatIsSetNow() {
    setGlobal(first);
    makeSpan();
    setGlobal(second);
    makeSpan();

    assertThat(first.getFinishedSpanItems()).hasSize(1);
    assertThat(second.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void spanUnderTheExtension_goesToTheAgentForGood() {
    setGlobal(first);
    makeSpan();
    System.setProperty(ExtensionPresence.PROPERTY, "true");
    setGlobal(second);
    makeSpan();

    assertThat(first.getFinishedSpanItems()).hasSize(2);
    assertThat(second.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void spanUnderTheExtension_beforeAnSdkIsSetDoesNotSettleOnNothing() {
    makeSpan();
    System.setProperty(ExtensionPresence.PROPERTY, "true");
    makeSpan();
    setGlobal(first);
    makeSpan();

    assertThat(first.getFinishedSpanItems()).hasSize(1);
  }
}
