package io.spandrel.otel.entry;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * With a configuration file a span processor is a name there and a component of that name, which is
 * this. The name is put into the configuration in memory; nobody has to write it.
 */
public final class SpandrelSpanProcessorProvider implements ComponentProvider {
  private static final String PROCESSORS = "io.spandrel.otel.declarative.OwnProcessors";

  @Override
  public Class<?> getType() {
    return SpanProcessor.class;
  }

  @Override
  public String getName() {
    return "spandrel";
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object create(DeclarativeConfigProperties config) {
    try {
      Class<?> type = Class.forName(PROCESSORS, true, getClass().getClassLoader());
      return ((Supplier<SpanProcessor>) type.getConstructor().newInstance()).get();
    } catch (Throwable unloadable) {
      Logger.getLogger("io.spandrel")
          .log(Level.WARNING, "Spandrel: captures have no spans: it failed with " + unloadable);
      return SpanProcessor.composite();
    }
  }
}
