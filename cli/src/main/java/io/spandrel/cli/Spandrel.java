package io.spandrel.cli;

import io.spandrel.cli.backends.BackendsCommand;
import io.spandrel.cli.capture.CaptureCommand;
import io.spandrel.cli.demo.DemoCommand;
import io.spandrel.cli.export.ExportCommand;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.report.ReportCommand;
import io.spandrel.cli.run.RunCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code spandrel}. Exit codes: 0 done, 1 findings or failed, 2 wrong use. */
@Command(
    name = "spandrel",
    description = "Says what a JVM did while an OpenTelemetry span was open.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "'spandrel COMMAND --help' says more about a command."})
public final class Spandrel implements Callable<Integer> {

  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  @Spec private CommandSpec spec;

  private final Console console;

  private Spandrel(Console console) {
    this.console = console;
  }

  public static void main(String[] arguments) {
    CommandLine commandLine =
        commandLine(Console.ofThisProcess(), System.getenv(), Path.of("").toAbsolutePath());
    System.exit(commandLine.execute(arguments));
  }

  static CommandLine commandLine(
      Console console, Map<String, String> environment, Path workingDirectory) {
    CommandLine commandLine = new CommandLine(new Spandrel(console));
    CommandLine run = new CommandLine(new RunCommand(console, environment, workingDirectory));
    commandLine.addSubcommand(new DemoCommand(console, environment, workingDirectory));
    commandLine.addSubcommand(run);
    commandLine.addSubcommand(new ReportCommand(console, workingDirectory));
    commandLine.addSubcommand(new CaptureCommand(console, environment, workingDirectory));
    commandLine.addSubcommand(new ExportCommand(console, workingDirectory));
    commandLine.addSubcommand(new BackendsCommand(console, environment, workingDirectory));
    Ansi ansi = console.out().style().colour() ? Ansi.ON : Ansi.OFF;
    commandLine
        .setOut(writer(console.out().out()))
        .setErr(writer(console.err().out()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(console.out().style().width())
        // An @file behind "run -- java" is java's.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, words) -> refuse(console, wrong))
        .setExecutionExceptionHandler((failure, command, parsed) -> fail(console, failure));
    // What follows the program's name is the program's.
    run.setStopAtPositional(true);
    return commandLine;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.err().out());
    return WRONG_USE;
  }

  private static int refuse(Console console, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    console.say(message(wrong));
    if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return WRONG_USE;
  }

  /** Picocli calls an unknown command an unmatched argument, and a second file too. */
  private static String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      String word = "'" + unmatched.getUnmatched().get(0) + "'";
      CommandLine command = wrong.getCommandLine();
      return command.getSubcommands().isEmpty()
          ? word + tooMany(command.getCommandSpec())
          : word + " is not a command";
    }
    return wrong.getMessage();
  }

  private static String tooMany(CommandSpec command) {
    if (command.positionalParameters().isEmpty()) {
      return " is one word too many: " + command.name() + " takes options only";
    }
    String label = command.positionalParameters().get(0).paramLabel();
    return label.equals("FILE")
        ? " is one file too many: %s reads one recording at a time; run it once for each"
            .formatted(command.name())
        : " is one word too many: %s takes one %s".formatted(command.name(), label);
  }

  private static int fail(Console console, Exception failure) {
    if (failure instanceof UsageException) {
      console.say(failure.getMessage());
      return WRONG_USE;
    }
    console.say("failed unexpectedly: " + failure);
    failure.printStackTrace(console.err().out());
    return FAILED;
  }
}
