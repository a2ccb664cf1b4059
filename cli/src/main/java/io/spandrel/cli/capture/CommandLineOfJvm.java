package io.spandrel.cli.capture;

import io.spandrel.cli.launch.JavaArguments;
import io.spandrel.cli.launch.UsageException;
import java.nio.file.Path;
import java.util.List;

/** What a JVM runs, as its command line says it, for one that cannot be asked. */
final class CommandLineOfJvm {

  private CommandLineOfJvm() {}

  /** Main class or jar; empty if it isn't to be seen. */
  static String program(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().arguments())
        .map(List::of)
        .map(CommandLineOfJvm::program)
        .orElse("");
  }

  static String program(List<String> arguments) {
    try {
      return JavaArguments.parse(arguments, Path.of("")).main();
    } catch (UsageException unreadableArgumentFile) {
      return "";
    }
  }
}
