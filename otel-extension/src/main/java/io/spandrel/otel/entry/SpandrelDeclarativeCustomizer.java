package io.spandrel.otel.entry;

import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizerProvider;

/**
 * The agent calls this in place of {@link SpandrelCustomizer} when its SDK is configured by a file
 * ({@code otel.config.file}).
 */
public final class SpandrelDeclarativeCustomizer
    implements DeclarativeConfigurationCustomizerProvider {
  @Override
  public void customize(DeclarativeConfigurationCustomizer customizer) {
    ExtensionStart.start("io.spandrel.otel.declarative.DeclarativeExtension", customizer);
  }
}
