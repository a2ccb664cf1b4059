package io.spandrel.cli.backends;

import io.spandrel.cli.Console;
import io.spandrel.cli.demo.DurationConverter;
import io.spandrel.cli.run.HelpOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spandrel backends} */
@Command(
    name = "backends",
    description =
        "Starts Jaeger, Tempo and an OpenTelemetry Collector on this machine, with the files of"
            + " collector-config, and stops them when it is stopped. Builds them once, from Go"
            + " modules, where no variable names a program (SPANDREL_JAEGER=/path/to/jaeger ...).",
    footer = {
      "",
      "Exit code: 0 stopped after --for, 1 one did not come up, 2 one cannot be had or a port is in use."
    })
public final class BackendsCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  private final Console console;
  private final BackendStarter starter;

  @Option(
      names = "--with",
      paramLabel = "NAMES",
      converter = BackendList.Converter.class,
      description =
          "Which: jaeger, tempo, collector, prometheus (default: jaeger,tempo,collector).")
  private BackendList list = BackendList.USUAL;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Stop after this time, such as 60s (default: when interrupted).")
  private Duration runtime;

  @Mixin private HelpOption help;

  public BackendsCommand(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.starter = new BackendStarter(console, environment, workingDirectory);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (RunningBackends backends = starter.start(list)) {
      Console.print(console.out(), BackendLines.addresses(backends));
      new StayUp(console, runtime).await();
      return 0;
    } catch (BackendFailedException failed) {
      console.say(failed.getMessage());
      return FAILED;
    }
  }
}
