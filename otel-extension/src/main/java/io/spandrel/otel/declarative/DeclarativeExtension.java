package io.spandrel.otel.declarative;

import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.spandrel.otel.SpandrelExtension;
import java.util.function.Consumer;

/** {@link SpandrelExtension} in an SDK that a file configures. */
public final class DeclarativeExtension implements Consumer<DeclarativeConfigurationCustomizer> {
  @Override
  public void accept(DeclarativeConfigurationCustomizer customizer) {
    SpandrelExtension.wire(new DeclarativeSdk(customizer));
  }
}
