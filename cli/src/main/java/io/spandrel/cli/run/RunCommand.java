package io.spandrel.cli.run;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.AgentJars;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.JarCache;
import io.spandrel.cli.launch.Preflight;
import io.spandrel.cli.launch.TracedCommand;
import io.spandrel.cli.launch.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spandrel run -- java ...} */
@Command(
    name = "run",
    description = "Runs a program with the OpenTelemetry agent and Spandrel in it.",
    footer = {
      "",
      "Its spans are shown when it has ended, or go to the backend that --to names. The report is"
          + " written to standard error, so that the program's own output stays as it is. A command"
          + " other than java gets the agent through JAVA_TOOL_OPTIONS.",
      "",
      "Exit code: the program's own, or 2 if it could not be started."
    })
public final class RunCommand implements Callable<Integer> {

  private static final Duration PREFLIGHT_TIMEOUT = Duration.ofSeconds(15);
  private static final int MAX_PORT = 65_535;

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  @Mixin private BackendOptions backendOptions;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port on which this process takes the spans (default: any free one).")
  private Integer port;

  @Mixin private JarOptions jarOptions;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The program and its arguments, such as -- java -jar shop.jar.")
  private List<String> words;

  public RunCommand(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Backend> backend = backendOptions.backend();
    checkPort(backend.isPresent());
    TracedCommand command = TracedCommand.parse(words, environment, workingDirectory);
    AgentJars jars = jarOptions.jars(JarCache.ofUser(environment));
    new Preflight(PREFLIGHT_TIMEOUT).check(command);
    SpanRoute route =
        new SpanRoutes(console, command.given())
            .choose(backend, backendOptions.protocol(), Optional.ofNullable(port));
    return new TracedRun(console, command, jars).run(route);
  }

  private void checkPort(boolean elsewhere) {
    if (port != null && (port < 0 || port > MAX_PORT)) {
      throw new UsageException("--port '" + port + "' is not a port: give 0 to " + MAX_PORT);
    }
    if (port != null && elsewhere) {
      throw new UsageException(
          "--port is where this process takes spans, and --to sends them elsewhere: give one");
    }
  }
}
