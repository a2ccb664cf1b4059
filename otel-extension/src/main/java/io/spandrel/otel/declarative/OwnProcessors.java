package io.spandrel.otel.declarative;

import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Our processors, as one, for the component that the agent makes by its name. */
public final class OwnProcessors implements Supplier<SpanProcessor> {
  private static final List<SpanProcessor> ALL = new CopyOnWriteArrayList<>();

  static void add(SpanProcessor processor) {
    ALL.add(processor);
  }

  @Override
  public SpanProcessor get() {
    return SpanProcessor.composite(ALL);
  }
}
