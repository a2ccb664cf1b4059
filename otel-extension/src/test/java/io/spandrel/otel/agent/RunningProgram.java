package io.spandrel.otel.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A traced program at work. Closing it ends it the hard way, if it is still there. */
public final class RunningProgram implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;

  RunningProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Waits until the program has printed the line, or has ended without it, which is a failure. */
  public void awaitLine(String line) {
    Awaitility.await("\"" + line + "\" in " + log)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || output().contains(line));
    if (!output().contains(line)) {
      throw new AssertionError("Ended without \"" + line + "\":\n" + String.join("\n", output()));
    }
  }

  /** Waits until the program has printed what matches, and returns its first group. */
  public String awaitMatch(Pattern pattern) {
    return Awaitility.await(pattern + " in " + log)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> firstGroup(pattern), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> firstGroup(Pattern pattern) {
    Matcher matcher = pattern.matcher(String.join("\n", output()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Asks the JVM to end, as a container runtime does: SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /**
   * Waits for the program's end.
   *
   * @throws AssertionError if it still runs after 2 minutes
   */
  public ProgramRun awaitEnd() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Still running after " + LIMIT + ": see " + log);
    }
    return new ProgramRun(process.exitValue(), output());
  }

  private List<String> output() {
    try {
      // What the system itself prints need not be UTF-8.
      return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
