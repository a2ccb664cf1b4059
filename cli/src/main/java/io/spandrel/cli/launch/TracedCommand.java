package io.spandrel.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user's command, and how it becomes a traced one. Immutable.
 *
 * @param words the command as it was given, at least one word
 * @param environment of the user, which the program inherits
 * @param java what follows {@code java}; empty if the command is something else that may start a
 *     java of its own
 */
public record TracedCommand(
    List<String> words, Map<String, String> environment, Optional<JavaArguments> java) {

  /** Every JVM that starts with this in its environment takes the options in it. */
  private static final String OPTIONS_VARIABLE = "JAVA_TOOL_OPTIONS";

  public TracedCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** Reads the command, and the {@code @files} in it. */
  public static TracedCommand parse(
      List<String> words, Map<String, String> environment, Path workingDirectory) {
    return new TracedCommand(
        words,
        environment,
        isJava(words.get(0))
            ? Optional.of(JavaArguments.parse(words.subList(1, words.size()), workingDirectory))
            : Optional.empty());
  }

  private static boolean isJava(String executable) {
    String name = executable.substring(executable.lastIndexOf('/') + 1);
    name = name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    return List.of("java", "java.exe", "javaw", "javaw.exe").contains(name);
  }

  /** True if the command is a java launcher, so that the options go onto its command line. */
  public boolean isJava() {
    return java.isPresent();
  }

  /** What the user has set already, on the command line or in the environment. */
  public GivenSettings given() {
    return new GivenSettings(java.map(JavaArguments::options).orElse(List.of()), environment);
  }

  /** Starts nothing: the process to be, with the options right behind {@code java}. */
  public ProcessBuilder withOptions(AgentOptions options) {
    ProcessBuilder builder;
    Map<String, String> changed = new HashMap<>(environment);
    if (java.isPresent()) {
      List<String> command = new ArrayList<>(List.of(words.get(0)));
      command.addAll(options.first());
      command.addAll(rest(options.last()));
      builder = new ProcessBuilder(command);
    } else {
      builder = new ProcessBuilder(words);
      changed.merge(
          OPTIONS_VARIABLE, options.asVariable(), (given, ours) -> given.strip() + " " + ours);
    }
    options.clearedVariables().forEach(changed::remove);
    builder.environment().clear();
    builder.environment().putAll(changed);
    return builder;
  }

  /** The user's words as they are, unless something has to go right before the program. */
  private List<String> rest(List<String> beforeProgram) {
    if (beforeProgram.isEmpty()) {
      return words.subList(1, words.size());
    }
    JavaArguments parsed = java.orElseThrow();
    List<String> rest = new ArrayList<>(parsed.options());
    rest.addAll(beforeProgram);
    rest.addAll(parsed.program());
    return rest;
  }
}
