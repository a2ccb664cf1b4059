package io.spandrel.cli.launch;

import java.io.InputStream;

/** A jar that lies as a file in ours, because a traced program needs it as a file. */
public enum BundledJar {
  AGENT("opentelemetry-javaagent"),
  EXTENSION("spandrel-otel-extension"),
  EXAMPLES("spandrel-examples");

  private final String artifact;

  BundledJar(String artifact) {
    this.artifact = artifact;
  }

  /** The file's name without version and ending. */
  public String artifact() {
    return artifact;
  }

  /**
   * The jar's bytes.
   *
   * @throws UsageException if this build was made without it
   */
  InputStream open() {
    InputStream stream = BundledJar.class.getResourceAsStream("bundled/" + artifact + ".jar");
    if (stream == null) {
      throw new UsageException(
          "there is no %s.jar in this spandrel.jar: build it whole with ./mvnw package"
              .formatted(artifact));
    }
    return stream;
  }
}
