package io.spandrel.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One program of the examples' jar, in a JVM with the agent and the extension. */
final class Example implements AutoCloseable {
  static final Duration LIMIT = Duration.ofMinutes(3);

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path AGENT =
      Path.of("target/classes/io/spandrel/cli/launch/bundled/opentelemetry-javaagent.jar");
  private static final Path EXTENSION =
      Path.of("../otel-extension/target/spandrel-otel-extension.jar");
  private static final Path PROGRAMS = Path.of("../examples/target/spandrel-examples.jar");
  private static final Path SETTINGS = Path.of("../recorder/src/main/jfc/spandrel.jfc");

  private final Process process;
  private final Path log;

  private Example(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** The option that makes the JVM capture itself from its start to its end. */
  static String captureTo(Path file) {
    return "-XX:StartFlightRecording:settings=%s,filename=%s".formatted(absolute(SETTINGS), file);
  }

  /** Runs a program to its end; options stand before its class. */
  static void run(Path directory, String program, List<String> options, String... arguments)
      throws Exception {
    try (Example example = start(directory, program, options, arguments)) {
      assertThat(example.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .as(example.text())
          .isTrue();
      assertThat(example.process.exitValue()).as(example.text()).isZero();
    }
  }

  static Example start(Path directory, String program, List<String> options, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    // Starting the agent is most of the CPU time of so short a program.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-javaagent:" + absolute(AGENT));
    command.add("-Dotel.javaagent.extensions=" + absolute(EXTENSION));
    for (String signal : List.of("traces", "metrics", "logs")) {
      command.add("-Dotel." + signal + ".exporter=none");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", absolute(PROGRAMS), "io.spandrel.examples." + program));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(directory, "example-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("OTEL_") || name.startsWith("SPANDREL_"));
    return new Example(builder.start(), log);
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /** The first line with this text in it. */
  String awaitLine(String text) {
    return Awaitility.await(text)
        .atMost(LIMIT)
        .until(
            () -> text().lines().filter(line -> line.contains(text)).findFirst().orElse(null),
            line -> line != null);
  }

  String text() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
