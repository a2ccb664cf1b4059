package io.spandrel.otel.declarative;

import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.OpenTelemetryConfigurationModel;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.SpanProcessorModel;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spandrel.otel.CustomizedSdk;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;

/**
 * Exporters are wrapped, if they are OTLP's ({@link ExporterCopy}). Processors are components that
 * the configuration names, so ours is written into the configuration, in memory. The resource can't
 * be asked for; the first span that ends has it.
 */
final class DeclarativeSdk implements CustomizedSdk {
  /** What {@code SpandrelSpanProcessorProvider} calls itself. */
  private static final String NAME = "spandrel";

  /** Agents up to 2.31 and after it call by different names what does the same. */
  private static final List<String> SETTERS =
      List.of("setExtensionProperty", "withAdditionalProperty");

  private static final Logger LOG = Logger.getLogger("io.spandrel");

  private final DeclarativeConfigurationCustomizer customizer;

  DeclarativeSdk(DeclarativeConfigurationCustomizer customizer) {
    this.customizer = customizer;
    customizer.addModelCustomizer(DeclarativeSdk::withOurProcessor);
  }

  @Override
  public void wrapExporters(UnaryOperator<SpanExporter> wrapper) {
    customizer.addSpanExporterCustomizer(
        SpanExporter.class,
        (exporter, config) -> {
          Optional<SpanExporter> copy = ExporterCopy.of(exporter);
          if (copy.isEmpty()) {
            LOG.warning(
                "Spandrel: what "
                    + exporter.getClass().getSimpleName()
                    + " exports stays without a breakdown: with otel.config.file only otlp_grpc and"
                    + " otlp_http get one; for others configure the agent by properties.");
          }
          return copy.map(wrapper).orElse(exporter);
        });
  }

  @Override
  public void addProcessor(SpanProcessor processor) {
    OwnProcessors.add(processor);
  }

  @Override
  public void onResource(Consumer<Resource> action) {
    OwnProcessors.add(new ResourceOfFirstSpan(action));
  }

  private static OpenTelemetryConfigurationModel withOurProcessor(
      OpenTelemetryConfigurationModel model) {
    try {
      if (model.getTracerProvider() != null
          && model.getTracerProvider().getProcessors() != null
          && !model.getTracerProvider().getProcessors().isEmpty()) {
        model.getTracerProvider().getProcessors().add(0, named());
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.warning(
          "Spandrel: captures have no spans: this agent's configuration file takes no processor of"
              + " ours ("
              + e
              + "); configure it by properties instead, or use an agent from 2.31.1 to 2.33.1.");
    }
    return model;
  }

  private static SpanProcessorModel named() throws ReflectiveOperationException {
    SpanProcessorModel processor = new SpanProcessorModel();
    for (Method method : SpanProcessorModel.class.getMethods()) {
      if (SETTERS.contains(method.getName()) && method.getParameterCount() == 2) {
        // Its value would be settings of its own, and there are none.
        method.invoke(processor, NAME, null);
        return processor;
      }
    }
    throw new NoSuchMethodException(String.join(" or ", SETTERS));
  }
}
