package io.spandrel.otel.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A backend that runs as a child process until it is closed; its output is kept in a file. */
final class BackendProcess implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final int STOP_LIMIT_SECONDS = 15;

  private final Process process;
  private final Path log;
  private final Thread atExit;

  private BackendProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(process::destroyForcibly, "stop " + log.getFileName());
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts {@code program --config config} and returns when {@code ready} answers 200.
   *
   * @param environment added to this JVM's own
   * @throws IllegalStateException if the program ends, or is not ready within a minute; the message
   *     names the log
   */
  static BackendProcess start(
      Path program, Path config, Map<String, String> environment, URI ready, Path log) {
    BackendProcess started = launch(program, config, environment, log);
    try {
      Awaitility.await()
          .atMost(READY_LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !started.process.isAlive() || answers(ready));
    } catch (ConditionTimeoutException e) {
      started.close();
      throw new IllegalStateException(
          program + " was not ready after " + READY_LIMIT + ": see " + log, e);
    }
    if (!started.process.isAlive()) {
      started.close();
      throw new IllegalStateException(
          program + " ended with " + started.process.exitValue() + ": see " + log);
    }
    return started;
  }

  private static BackendProcess launch(
      Path program, Path config, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--config", config.toString());
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new BackendProcess(
          builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(program + " could not be started", e);
    }
  }

  private static boolean answers(URI uri) throws InterruptedException {
    try {
      return get(uri).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** One GET with a limit of ten seconds. */
  static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Where the program's output is kept. */
  Path log() {
    return log;
  }

  /**
   * Asks the program to stop, and ends it when it has not after 15 seconds. May be called twice.
   */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
