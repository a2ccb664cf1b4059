package io.spandrel.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out, before a program is started, whether its java would start it. Costs one start of an
 * empty JVM. Nothing of the program runs.
 */
public final class Preflight {

  private static final int MAX_OUTPUT_BYTES = 1 << 20;

  private final Duration timeout;

  public Preflight(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Returns if the program can be started, or if that cannot be found out.
   *
   * @throws UsageException if it cannot; the message says why
   */
  public void check(TracedCommand command) {
    command
        .java()
        .map(java -> new PreflightCommand(command, java))
        .filter(PreflightCommand::isPossible)
        .flatMap(this::reasonAgainst)
        .ifPresent(reason -> {
          throw new UsageException("the program could not be started: " + reason);
        });
  }

  private Optional<String> reasonAgainst(PreflightCommand command) {
    ProcessBuilder builder = new ProcessBuilder(command.words()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException failed) {
      return Optional.of(StartFailure.reason(command.words().get(0), failed));
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
      String answer = output.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return JavaAnswer.parse(answer, process.waitFor()).reasonAgainst(command.leavesOutAgents());
    } catch (IOException | ExecutionException | TimeoutException unanswered) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String readAll(InputStream stream) {
    try (stream) {
      return new String(stream.readNBytes(MAX_OUTPUT_BYTES), Charset.defaultCharset());
    } catch (IOException closed) {
      return "";
    }
  }
}
