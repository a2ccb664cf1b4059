package io.spandrel.cli.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Programs of one test: the packaged command line, and what it captures. Closing ends them all. */
public final class Programs implements AutoCloseable {
  public static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  static final String JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
  public static final String CLASSES =
      Path.of("target", "test-classes").toAbsolutePath().toString();

  private static final Path JAR = Path.of("target", "spandrel.jar").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** How a command of ours ended. */
  public record Ended(int exitCode, String out, String err) {}

  /** A program at work, with both its streams in a file. */
  public record Running(Process process, Path log) {
    public String awaitLine(String beginning) {
      return Awaitility.await(beginning + " in " + log)
          .atMost(LIMIT)
          .until(
              () ->
                  Files.readString(log)
                      .lines()
                      .filter(line -> line.contains(beginning))
                      .findFirst()
                      .orElse(null),
              line -> line != null);
    }
  }

  private final Path directory;
  private final List<Process> processes = new ArrayList<>();

  public Programs(Path directory) {
    this.directory = directory;
  }

  /** Starts any program. */
  Running start(String... words) throws IOException {
    Path log = Files.createTempFile(directory, "program-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("OTEL_") || name.startsWith("SPANDREL_"));
    Process process = builder.directory(directory.toFile()).start();
    processes.add(process);
    return new Running(process, log);
  }

  /** Starts {@code spandrel}, as its script does. */
  public Running startSpandrel(String... words) throws IOException {
    return start(command(words));
  }

  /** Runs {@code spandrel} to its end. */
  public Ended spandrel(String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "spandrel-", ".out");
    Path err = Files.createTempFile(directory, "spandrel-", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command(words))
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("SPANDREL_CAPTURE_TOKEN");
    Process process = builder.start();
    processes.add(process);
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String[] command(String... words) {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words));
    return command.toArray(String[]::new);
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
