package io.spandrel.cli.backends;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The same backends as containers, by {@code collector-config/compose.yaml}: {@code docker compose
 * up}, and {@code down} when closed. Threads: any.
 */
public final class Compose implements OpenBackends {

  private static final BackendList ALL =
      new BackendList(EnumSet.allOf(BackendKind.class)); // and Grafana

  private final Map<String, String> environment;
  private final Path file;
  private final Thread hook = new Thread(this::down, "spandrel-compose-down");
  private boolean closed;

  private Compose(Map<String, String> environment, Path file) {
    this.environment = environment;
    this.file = file;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts the containers, and returns when their health checks pass.
   *
   * @throws UsageException if there is no docker, or it refuses
   */
  public static Compose up(Console console, Map<String, String> environment, Path workingDirectory)
      throws InterruptedException {
    if (InstalledProgram.find(environment, "docker").isEmpty()) {
      throw new UsageException(
          "there is no docker on the PATH: install it, or use --with jaeger,tempo,collector");
    }
    if (docker(environment, Redirect.DISCARD, List.of("compose", "version")) != 0) {
      throw new UsageException(
          "this docker has no 'docker compose': install its compose plugin, or use --with"
              + " jaeger,tempo,collector");
    }
    Compose compose =
        new Compose(
            Map.copyOf(environment),
            ConfigDirectory.find(environment, workingDirectory).file("compose.yaml"));
    console.say("docker compose up; the first time this fetches images");
    int exitCode = compose.run("up", "--detach", "--wait");
    if (exitCode != 0) {
      compose.close();
      throw new UsageException(
          "docker compose up failed with exit code " + exitCode + ": docker's own words are above");
    }
    return compose;
  }

  private int run(String... words) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("compose", "--project-name", "spandrel", "--file", file.toString()));
    arguments.addAll(List.of(words));
    return docker(environment, Redirect.INHERIT, arguments);
  }

  private static int docker(
      Map<String, String> environment, Redirect messages, List<String> arguments)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(messages);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start().waitFor();
    } catch (IOException failed) {
      throw new UsageException("docker could not be run: " + failed.getMessage());
    }
  }

  @Override
  public BackendList list() {
    return ALL;
  }

  @Override
  public Endpoints endpoints() {
    return Endpoints.of(Map.of());
  }

  @Override
  public void close() {
    down();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAnyway) {
      // The hook runs, and does the same.
    }
  }

  private synchronized void down() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      run("down", "--volumes");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
