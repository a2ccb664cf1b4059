package io.spandrel.cli.backends;

import io.spandrel.cli.launch.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the backends' programs come from: one that an environment variable names, else one that a
 * script of {@code collector-config/build} builds, once, into the user's cache; Prometheus from the
 * {@code PATH}. Threads: any, one at a time.
 */
public final class BackendPrograms {

  private final ConfigDirectory configs;
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  /**
   * Looks for nothing yet.
   *
   * @param progress gets what a build says, line by line
   */
  public BackendPrograms(
      ConfigDirectory configs, Map<String, String> environment, Consumer<String> progress) {
    this.configs = configs;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  /**
   * Returns the executable; a first build takes some minutes.
   *
   * @throws UsageException if it cannot be had
   */
  public Path locate(BackendKind kind) throws InterruptedException {
    String named = environment.getOrDefault(kind.variable(), "");
    if (!named.isBlank()) {
      Path program = Path.of(named).toAbsolutePath();
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        return program;
      }
      throw new UsageException(
          "%s='%s' is no executable file: correct it, or unset it"
              .formatted(kind.variable(), named));
    }
    return kind.buildScript().isPresent()
        ? build(configs.file("build/" + kind.buildScript().get()))
        : installed(kind);
  }

  private Path installed(BackendKind kind) {
    return InstalledProgram.find(environment, kind.key())
        .orElseThrow(() ->
            new UsageException(
                "%s cannot be had: it is not on the PATH. Install it (Debian: apt-get install %s), or set %s"
                    .formatted(kind.key(), kind.key(), kind.variable())));
  }

  private Path build(Path script) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Path output = Files.createTempFile("spandrel-", ".path");
      try {
        Process build = builder.redirectOutput(output.toFile()).start();
        Thread whenTold = new Thread(() -> end(build), "spandrel-end-build");
        Runtime.getRuntime().addShutdownHook(whenTold);
        String last = follow(build);
        int exitCode = build.waitFor();
        Runtime.getRuntime().removeShutdownHook(whenTold);
        if (exitCode != 0) {
          throw new UsageException(last.isEmpty() ? script.getFileName() + " failed" : last);
        }
        return Path.of(Files.readString(output).strip());
      } finally {
        Files.delete(output);
      }
    } catch (IOException failed) {
      throw new UsageException(script + " could not be run: " + failed.getMessage());
    }
  }

  /** The compilers first: the script waits for them, and then cleans up. */
  private static void end(Process build) {
    build.descendants().forEach(ProcessHandle::destroy);
    build.destroy();
  }

  /** Passes on that a build begins; what went wrong is in the last line. */
  private String follow(Process build) throws IOException {
    String last = "";
    try (BufferedReader lines = build.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        if (line.startsWith("building ")) {
          progress.accept(line);
        }
      }
    }
    return last;
  }
}
