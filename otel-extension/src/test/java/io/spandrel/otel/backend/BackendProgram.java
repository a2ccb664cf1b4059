package io.spandrel.otel.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A backend's program: the one that an environment variable names, else the one that a script of
 * {@code collector-config/build} builds, once, into the user's cache.
 *
 * <p>Where there is neither, the test that asked is skipped with one line that says why; with
 * {@code SPANDREL_REQUIRE_BACKENDS=true} it fails instead.
 */
enum BackendProgram {
  JAEGER("SPANDREL_JAEGER", "build-jaeger"),
  COLLECTOR("SPANDREL_COLLECTOR", "build-collector");

  private static final int BUILD_LIMIT_MINUTES = 30;

  private final String variable;
  private final String script;

  BackendProgram(String variable, String script) {
    this.variable = variable;
    this.script = script;
  }

  /**
   * Returns the executable. A first build takes some minutes; later calls are answered from the
   * cache.
   */
  Path locate() {
    String named = System.getenv(variable);
    if (named == null || named.isBlank()) {
      return build();
    }
    Path program = Path.of(named);
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          variable
              + "="
              + named
              + " is no executable file: correct it, or unset it to have one built");
    }
    return program;
  }

  private Path build() {
    Path output = Checkout.target().resolve(script + ".path");
    Path log = Checkout.target().resolve(script + ".log");
    try {
      Files.createDirectories(Checkout.target());
      Process build =
          new ProcessBuilder("sh", Checkout.collectorConfig().resolve("build/" + script).toString())
              .redirectOutput(output.toFile())
              .redirectError(log.toFile())
              .start();
      if (!build.waitFor(BUILD_LIMIT_MINUTES, TimeUnit.MINUTES)) {
        build.destroy();
        return missing(script + " took more than " + BUILD_LIMIT_MINUTES + " minutes");
      }
      if (build.exitValue() != 0) {
        return missing(lastLine(log));
      }
      return Path.of(lastLine(output));
    } catch (IOException e) {
      return missing(script + " could not be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + script + " ran", e);
    }
  }

  private Path missing(String reason) {
    String message = variable + " is not set and " + reason;
    if (Boolean.parseBoolean(System.getenv("SPANDREL_REQUIRE_BACKENDS"))) {
      throw new AssertionError("SPANDREL_REQUIRE_BACKENDS=true, but " + message);
    }
    System.err.println("Skipped: " + message); // the build's output shows no reasons of its own
    return Assumptions.abort(message);
  }

  private String lastLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? script + " failed and said nothing" : lines.get(lines.size() - 1);
  }
}
