package io.spandrel.otel.entry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;

/**
 * The agent calls this once while it configures its SDK by properties. Like all in this package it
 * is compiled for 8 and names the rest by string: an error here would turn the whole agent off.
 */
public final class SpandrelCustomizer implements AutoConfigurationCustomizerProvider {
  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    ExtensionStart.start("io.spandrel.otel.SpandrelExtension", customizer);
  }
}
