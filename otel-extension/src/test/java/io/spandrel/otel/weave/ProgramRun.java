package io.spandrel.otel.weave;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of a program in a JVM of its own, under the real agent with the packaged extension. */
record ProgramRun(int exitCode, List<String> output, List<LoggedSpan> spans) {
  private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");
  private static final Path EXTENSION = Path.of("target", "spandrel-otel-extension.jar");

  static ProgramRun of(Path scratch, Class<?> main, List<Class<?>> libraries, String... jvmOptions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + AGENT.toAbsolutePath());
    command.add("-Dotel.javaagent.extensions=" + EXTENSION.toAbsolutePath());
    command.add("-Dotel.traces.exporter=logging-otlp");
    command.add("-Dotel.metrics.exporter=none");
    command.add("-Dotel.logs.exporter=none");
    command.addAll(List.of(jvmOptions));
    command.add("-cp");
    command.add(
        Stream.concat(Stream.of(main), libraries.stream())
            .map(ProgramRun::location)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());

    // A file, not a pipe: nobody need read it for the program to go on.
    Path log = scratch.resolve("output.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("Still running after 2 minutes: " + Files.readString(log));
    }
    List<String> output = Files.readAllLines(log);
    return new ProgramRun(process.exitValue(), output, LoggedSpan.in(output.stream()));
  }

  LoggedSpan span(String name) {
    List<LoggedSpan> found = spans.stream().filter(span -> span.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          found.size() + " spans named " + name + " in " + String.join("\n", output));
    }
    return found.get(0);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException unusable) {
      throw new IllegalStateException(unusable);
    }
  }
}
