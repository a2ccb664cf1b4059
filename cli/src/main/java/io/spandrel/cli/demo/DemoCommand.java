package io.spandrel.cli.demo;

import io.spandrel.cli.Console;
import io.spandrel.cli.backends.StayUp;
import io.spandrel.cli.launch.AgentJars;
import io.spandrel.cli.launch.JarCache;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.run.HelpOption;
import io.spandrel.cli.run.JarOptions;
import io.spandrel.cli.run.ProtocolConverter;
import io.spandrel.cli.view.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spandrel demo} */
@Command(
    name = "demo",
    description =
        "Runs a program whose requests wait for locks, sockets and files, shows where their time"
            + " went, and checks that against what the program measured itself.",
    footer = {"", "Exit code: 0 if every check holds, 1 if one does not or the program failed."})
public final class DemoCommand implements Callable<Integer> {

  private static final int MAX_REQUESTS = 10_000;
  private static final Duration MIN_HELD = Duration.ofNanos(1_000);
  private static final Duration MAX_HELD = Duration.ofSeconds(10);

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  @Option(
      names = "--lock-held",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long each request holds each of two locks (default: 2ms).")
  private Duration lockHeld = Duration.ofMillis(2);

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "How many requests (default: ${DEFAULT-VALUE}).")
  private int requests = 100;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      converter = ProtocolConverter.class,
      description = "How spans travel: grpc or http/protobuf (default: ${DEFAULT-VALUE}).")
  private OtlpProtocol protocol = OtlpProtocol.HTTP_PROTOBUF;

  @Option(
      names = "--with",
      paramLabel = "NAMES",
      converter = DemoBackends.Converter.class,
      description =
          "Start backends, send the spans there too, say where the slowest trace is, and stay:"
              + " jaeger, tempo, collector, prometheus, or compose (containers).")
  private DemoBackends with;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "With backends: stop after this time, such as 60s (default: when interrupted).")
  private Duration stay;

  @Option(names = "--json", description = "Print the results as JSON, for scripts.")
  private boolean json;

  @Mixin private JarOptions jarOptions;

  @Mixin private HelpOption help;

  public DemoCommand(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (requests < 1 || requests > MAX_REQUESTS) {
      throw new UsageException(
          "--requests '%d' is not from 1 to %d".formatted(requests, MAX_REQUESTS));
    }
    if (lockHeld.compareTo(MIN_HELD) < 0 || lockHeld.compareTo(MAX_HELD) > 0) {
      throw new UsageException(
          "--lock-held '%s' is not from 1us to 10s"
              .formatted(Durations.format(lockHeld.toNanos())));
    }
    if (stay != null && with == null) {
      throw new UsageException("--for says how long backends stay: name them by --with");
    }
    JarCache cache = JarCache.ofUser(environment);
    DemoProgram program = DemoProgram.of(requests, lockHeld, environment, workingDirectory, cache);
    DemoRun run = new DemoRun(console, program, protocol, json);
    AgentJars jars = jarOptions.jars(cache);
    if (with == null) {
      return run.run(jars, SpanDestinations.NOWHERE).exitCode();
    }
    return new DemoWithBackends(console, with, new StayUp(console, stay))
        .run(run, jars, json ? console.err() : console.out(), environment, workingDirectory);
  }
}
