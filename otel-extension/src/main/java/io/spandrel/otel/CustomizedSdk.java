package io.spandrel.otel;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What we add to the agent's SDK while it is being configured, whatever it is configured by. */
public interface CustomizedSdk {
  /** Each exporter of spans becomes what the wrapper makes of it. */
  void wrapExporters(UnaryOperator<SpanExporter> wrapper);

  void addProcessor(SpanProcessor processor);

  /** The action is told the SDK's resource as soon as it is known. */
  void onResource(Consumer<Resource> action);
}
