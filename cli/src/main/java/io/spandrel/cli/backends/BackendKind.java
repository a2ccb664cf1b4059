package io.spandrel.cli.backends;

import java.util.Locale;
import java.util.Optional;

/**
 * A backend that can be started here, in the order in which they are: the Collector sends to the
 * others.
 */
public enum BackendKind {
  JAEGER(Optional.of("build-jaeger")),
  TEMPO(Optional.of("build-tempo")),
  COLLECTOR(Optional.of("build-collector")),
  PROMETHEUS(Optional.empty());

  private final Optional<String> buildScript;

  BackendKind(Optional<String> buildScript) {
    this.buildScript = buildScript;
  }

  /** The word on the command line: {@code jaeger}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The environment variable that names a program of the user's own. */
  public String variable() {
    return "SPANDREL_" + name();
  }

  /** The script in {@code collector-config/build}; empty if it has to be installed. */
  Optional<String> buildScript() {
    return buildScript;
  }
}
