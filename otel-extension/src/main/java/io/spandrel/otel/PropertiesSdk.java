package io.spandrel.otel;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The SDK as properties and environment variables configure it. */
record PropertiesSdk(AutoConfigurationCustomizer customizer) implements CustomizedSdk {
  @Override
  public void wrapExporters(UnaryOperator<SpanExporter> wrapper) {
    customizer.addSpanExporterCustomizer((exporter, config) -> wrapper.apply(exporter));
  }

  @Override
  public void addProcessor(SpanProcessor processor) {
    customizer.addTracerProviderCustomizer(
        (provider, config) -> provider.addSpanProcessor(processor));
  }

  @Override
  public void onResource(Consumer<Resource> action) {
    customizer.addResourceCustomizer((resource, config) -> {
      action.accept(resource);
      return resource;
    });
  }
}
