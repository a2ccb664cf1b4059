package io.spandrel.cli.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that asks the program's own java whether it could start the program, without running
 * any of it: options that open ports, write files or start agents are left out.
 */
final class PreflightCommand {

  private static final List<String> LEFT_OUT =
      List.of(
          "-javaagent:",
          "-agentlib:",
          "-agentpath:",
          "-Xrunjdwp",
          "-Xdebug",
          "-Xlog",
          "-Xloggc",
          "-Xshare:dump",
          "-Dcom.sun.management.",
          "-XX:StartFlightRecording",
          "-XX:FlightRecorderOptions",
          "-XX:ArchiveClassesAtExit",
          "-XX:+AutoCreateSharedArchive",
          "-XX:AOT",
          "-XX:+AlwaysPreTouch",
          "-XX:OnError",
          "-XX:OnOutOfMemoryError",
          "-XX:LogFile",
          "-XX:+LogVMOutput",
          "-XX:CRaC",
          "-XshowSettings");

  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** Command lines have a limit, on some systems a low one; a longer one is not asked about. */
  private static final int MAX_CHARACTERS = 30_000;

  private final TracedCommand command;
  private final JavaArguments java;

  PreflightCommand(TracedCommand command, JavaArguments java) {
    this.command = command;
    this.java = java;
  }

  /** True if there is something to ask about, and the question is short enough. */
  boolean isPossible() {
    return (java.kind() != JavaArguments.Kind.NONE || java.asksForAnAnswer())
        && words().stream().mapToInt(String::length).sum() < MAX_CHARACTERS;
  }

  /** True if an agent was left out: it might have brought classes that now seem to be missing. */
  boolean leavesOutAgents() {
    return Stream.concat(java.options().stream(), variableOptions())
        .anyMatch(option -> option.startsWith("-javaagent:") || option.startsWith("-agentpath:"));
  }

  private Stream<String> variableOptions() {
    return OPTION_VARIABLES.stream()
        .flatMap(name -> ArgumentFile.split(command.environment().getOrDefault(name, "")).stream());
  }

  List<String> words() {
    List<String> words = new ArrayList<>(List.of(command.words().get(0)));
    // Our agent needs it; on a Java made by jlink it may be missing.
    words.add("--add-modules=java.instrument");
    words.add("-XshowSettings:properties");
    words.add("--dry-run");
    java.options().stream().filter(PreflightCommand::isHarmless).forEach(words::add);
    // The program's own arguments are of no interest: it does not run.
    java.program().stream()
        .limit(java.kind() == JavaArguments.Kind.CLASS || isSource() ? 1 : 2)
        .forEach(words::add);
    return words;
  }

  private boolean isSource() {
    return java.kind() == JavaArguments.Kind.SOURCE;
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(command.environment());
    for (String name : OPTION_VARIABLES) {
      environment.computeIfPresent(
          name,
          (key, value) ->
              ArgumentFile.split(value).stream()
                  .filter(PreflightCommand::isHarmless)
                  .map(option -> option.contains(" ") ? "\"" + option + "\"" : option)
                  .collect(Collectors.joining(" ")));
    }
    return environment;
  }

  private static boolean isHarmless(String option) {
    return LEFT_OUT.stream().noneMatch(option::startsWith);
  }
}
