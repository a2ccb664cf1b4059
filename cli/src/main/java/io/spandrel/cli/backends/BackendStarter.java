package io.spandrel.cli.backends;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds programs and files, looks whether the ports are free, and starts backends. */
public final class BackendStarter {

  private static final List<String> OVERLAYS = List.of("metrics.yaml");

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  public BackendStarter(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  /**
   * Returns when all of them answer.
   *
   * @throws UsageException if a program, a file or a port cannot be had
   * @throws BackendFailedException if one does not come up
   */
  public RunningBackends start(BackendList list) throws InterruptedException {
    ConfigDirectory configs = ConfigDirectory.find(environment, workingDirectory);
    Endpoints endpoints = Endpoints.of(environment);
    endpoints.checkFree(list);
    BackendPrograms programs = new BackendPrograms(configs, environment, console::say);
    Map<BackendKind, Path> located = new EnumMap<>(BackendKind.class);
    for (BackendKind kind : list.kinds()) {
      located.put(kind, programs.locate(kind));
    }
    RunningBackends backends =
        new RunningBackends(
            list, new BackendLaunch(configs, endpoints, temporaryDirectory(), OVERLAYS, Map.of()));
    backends.start(located);
    return backends;
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("spandrel-backends-");
    } catch (IOException failed) {
      throw new UsageException(
          "no temporary directory for the backends' files: " + failed.getMessage());
    }
  }
}
