package io.spandrel.otel.backend;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of this repository lie, whatever directory the test was started in. */
final class Checkout {
  private Checkout() {}

  /** The directory {@code collector-config}. */
  static Path collectorConfig() {
    Path start = Path.of("").toAbsolutePath();
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      Path found = directory.resolve("collector-config");
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    throw new IllegalStateException(
        "no directory collector-config above "
            + start
            + ": run the tests in a clone of the repository");
  }

  /** This module's {@code target}, for logs; it may not exist yet. */
  static Path target() {
    return collectorConfig().resolveSibling("otel-extension").resolve("target");
  }
}
