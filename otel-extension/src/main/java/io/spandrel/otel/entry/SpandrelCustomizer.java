package io.spandrel.otel.entry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The agent calls this once while it configures its SDK. Like all in this package it is compiled
 * for 8 and names the rest by string: an error here would turn the whole agent off.
 */
public final class SpandrelCustomizer implements AutoConfigurationCustomizerProvider {
  private static final String EXTENSION = "io.spandrel.otel.SpandrelExtension";

  @Override
  @SuppressWarnings("unchecked")
  public void customize(AutoConfigurationCustomizer customizer) {
    if (!JvmSupport.isSpandrelEnabled()) {
      return;
    }
    String reason = JvmSupport.reasonNotToRecord();
    if (reason != null) {
      log(Level.WARNING, "Spandrel does not record, spans pass unchanged: " + reason);
      return;
    }
    try {
      Class<?> type = Class.forName(EXTENSION, true, getClass().getClassLoader());
      Consumer<AutoConfigurationCustomizer> extension =
          (Consumer<AutoConfigurationCustomizer>) type.getConstructor().newInstance();
      extension.accept(customizer);
    } catch (Throwable e) {
      log(Level.WARNING, "Spandrel does not record, spans pass unchanged: it failed with " + e);
    }
  }

  private static void log(Level level, String line) {
    Logger.getLogger("io.spandrel").log(level, line);
  }
}
