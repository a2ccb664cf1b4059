package io.spandrel.otel.agent;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import io.spandrel.Trace;
import io.spandrel.examples.pipeline.RequestPipeline;
import io.spandrel.receiver.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of these tests and how it is to be started: under the real agent with the packaged
 * extension, with the bridge, the OpenTelemetry API and the demo's pipeline on its class path.
 * Immutable; each method returns a changed copy.
 *
 * <p>It knows nothing of {@code OTEL_} and {@code SPANDREL_} variables that are set where the tests
 * run.
 */
public record TracedProgram(
    Class<?> main, Path javaHome, List<String> jvmOptions, List<String> arguments) {
  private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");
  private static final Path EXTENSION = Path.of("target", "spandrel-otel-extension.jar");
  private static final Path LOGS = Path.of("target", "programs");
  private static final List<Class<?>> LIBRARIES =
      List.of(
          Trace.class,
          GlobalOpenTelemetry.class,
          Context.class,
          ComponentLoader.class,
          RequestPipeline.class);

  /**
   * On the JDK of the tests, sending nothing anywhere. What lives for seconds is compiled for speed
   * in vain: without the second compiler the agent starts with less than half of the CPU time.
   */
  public static TracedProgram of(Class<?> main) {
    return new TracedProgram(main, Path.of(System.getProperty("java.home")), List.of(), List.of())
        .with(
            "-XX:TieredStopAtLevel=1",
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none");
  }

  /** With further options of the JVM; of a system property given twice the last one counts. */
  public TracedProgram with(String... options) {
    return new TracedProgram(main, javaHome, joined(jvmOptions, options), arguments);
  }

  /** With further arguments of the program. */
  public TracedProgram arguments(String... more) {
    return new TracedProgram(main, javaHome, jvmOptions, joined(arguments, more));
  }

  /** On another JDK. */
  public TracedProgram on(Path otherJavaHome) {
    return new TracedProgram(main, otherJavaHome, jvmOptions, arguments);
  }

  /** Sending its spans to the receiver, twice a second. */
  public TracedProgram sendingTo(OtlpReceiver receiver, OtlpProtocol protocol) {
    return sendingTo(protocol.endpointOf(receiver), protocol);
  }

  /** Sending its spans to an endpoint, twice a second. */
  public TracedProgram sendingTo(String endpoint, OtlpProtocol protocol) {
    return with(
        "-Dotel.traces.exporter=otlp",
        "-Dotel.exporter.otlp.protocol=" + protocol.setting(),
        "-Dotel.exporter.otlp.endpoint=" + endpoint,
        "-Dotel.bsp.schedule.delay=500");
  }

  /**
   * Starts it and waits for its end.
   *
   * @throws AssertionError if it still runs after 2 minutes; it is ended then
   */
  public ProgramRun run() throws InterruptedException {
    try (RunningProgram running = start()) {
      return running.awaitEnd();
    }
  }

  /** Starts it and returns at once. */
  public RunningProgram start() {
    try {
      // A file, not a pipe: nobody need read it for the program to go on.
      Files.createDirectories(LOGS);
      Path log = Files.createTempFile(LOGS, main.getSimpleName() + "-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name ->
              name.startsWith("OTEL_")
                  || name.startsWith("SPANDREL_")
                  || name.startsWith("JAVA_TOOL_OPTIONS"));
      return new RunningProgram(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.add("-javaagent:" + AGENT.toAbsolutePath());
    command.add("-Dotel.javaagent.extensions=" + EXTENSION.toAbsolutePath());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(
        Stream.concat(Stream.of(main), LIBRARIES.stream())
            .map(TracedProgram::location)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> joined(List<String> first, String... then) {
    return Stream.concat(first.stream(), Stream.of(then)).toList();
  }
}
