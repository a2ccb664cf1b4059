package io.spandrel.cli.backends;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One backend that runs; its output goes to a file. Threads: any. */
final class BackendProcess {

  private static final Duration READY_LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final HttpProbe READY = new HttpProbe(Duration.ofSeconds(2));

  private final BackendKind kind;
  private final Process process;
  private final Path log;

  private BackendProcess(BackendKind kind, Process process, Path log) {
    this.kind = kind;
    this.process = process;
    this.log = log;
  }

  static BackendProcess start(BackendKind kind, ProcessBuilder builder, Path log) {
    try {
      return new BackendProcess(
          kind, builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException failed) {
      throw new UsageException(kind.key() + " could not be started: " + failed.getMessage());
    }
  }

  BackendKind kind() {
    return kind;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  Path log() {
    return log;
  }

  /**
   * Returns when {@code address} answers 200.
   *
   * @throws BackendFailedException if the program ends first, or after 90 seconds
   */
  void awaitReady(URI address) throws InterruptedException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (!READY.isThere(address)) {
      if (!process.isAlive()) {
        throw new BackendFailedException(
            "%s ended with exit code %d: %s"
                .formatted(kind.key(), process.exitValue(), lastLine()));
      }
      if (System.nanoTime() > deadline) {
        throw new BackendFailedException(
            "%s did not answer at %s within %d s; its output is in %s"
                .formatted(kind.key(), address, READY_LIMIT.toSeconds(), log));
      }
      process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    } catch (IOException unreadable) {
      return "see " + log;
    }
  }

  /** Asks it to stop; returns at once. */
  void askToStop() {
    process.destroy();
  }

  /** Waits for its end; after the grace it is ended. */
  void awaitStopped(Duration grace) throws InterruptedException {
    if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** As a crash would: at once, with nothing written first. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
