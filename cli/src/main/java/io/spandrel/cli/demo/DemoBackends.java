package io.spandrel.cli.demo;

import io.spandrel.cli.Console;
import io.spandrel.cli.backends.BackendList;
import io.spandrel.cli.backends.BackendStarter;
import io.spandrel.cli.backends.Compose;
import io.spandrel.cli.backends.OpenBackends;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * What {@code --with} says. Immutable.
 *
 * @param processes empty: containers
 */
record DemoBackends(Optional<BackendList> processes) {

  /** Starts them, and returns when they answer. */
  OpenBackends open(Console console, Map<String, String> environment, Path workingDirectory)
      throws InterruptedException {
    return processes.isPresent()
        ? new BackendStarter(console, environment, workingDirectory).start(processes.get())
        : Compose.up(console, environment, workingDirectory);
  }

  /** Reads {@code jaeger,tempo,collector} or {@code compose}. */
  static final class Converter implements ITypeConverter<DemoBackends> {
    @Override
    public DemoBackends convert(String value) {
      return value.equals("compose")
          ? new DemoBackends(Optional.empty())
          : new DemoBackends(Optional.of(new BackendList.Converter().convert(value)));
    }
  }
}
