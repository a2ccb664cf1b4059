package io.spandrel.otel.weave;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.util.List;
import java.util.function.Supplier;

/**
 * All that is woven for the bridge. The entry class, made for older JVMs too, finds this one by
 * name.
 */
public final class BridgeInstrumentations implements Supplier<List<TypeInstrumentation>> {
  @Override
  public List<TypeInstrumentation> get() {
    return List.of(new AnnotatedMethodInstrumentation(), new TraceInstrumentation());
  }
}
