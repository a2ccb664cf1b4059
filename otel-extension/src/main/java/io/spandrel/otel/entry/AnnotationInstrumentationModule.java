package io.spandrel.otel.entry;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Weaves the bridge's annotations and {@code Trace.isEnabled()} into applications that have the
 * bridge.
 *
 * <p>The agent loads this class on every JVM it supports, and an error here would turn the whole
 * agent off. So it is compiled for 8, names the rest by string, and weaves nothing where that
 * cannot be loaded.
 */
public final class AnnotationInstrumentationModule extends InstrumentationModule {
  private static final String TYPE_INSTRUMENTATIONS =
      "io.spandrel.otel.weave.BridgeInstrumentations";

  public AnnotationInstrumentationModule() {
    super("spandrel", "spandrel-annotations");
  }

  /**
   * On even where the agent's instrumentations are off by default: Spandrel has a switch of its
   * own.
   */
  @Override
  public boolean defaultEnabled() {
    return true;
  }

  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return hasClassesNamed("io.spandrel.woven.AnnotatedMethod");
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<TypeInstrumentation> typeInstrumentations() {
    if (!JvmSupport.isJava17() || !JvmSupport.isSpandrelEnabled()) {
      return Collections.emptyList();
    }
    try {
      Class<?> type = Class.forName(TYPE_INSTRUMENTATIONS, true, getClass().getClassLoader());
      return ((Supplier<List<TypeInstrumentation>>) type.getConstructor().newInstance()).get();
    } catch (Throwable unloadable) {
      Logger.getLogger(getClass().getName())
          .log(
              Level.WARNING,
              "Spandrel cannot weave @Task and @Region; they make no spans: " + unloadable);
      return Collections.emptyList();
    }
  }
}
