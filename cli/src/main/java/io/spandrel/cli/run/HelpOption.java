package io.spandrel.cli.run;

import picocli.CommandLine.Option;

/** {@code --help}, for commands that have no version of their own. */
public final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean asked;
}
