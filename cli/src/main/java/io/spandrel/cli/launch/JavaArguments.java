package io.spandrel.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What follows {@code java} on a command line, read as the java launcher reads it. Immutable.
 *
 * @param options everything before the main class, {@code @files} replaced by what is in them
 * @param kind how the program is given
 * @param main the class, the jar, the module or the source file; empty if there is none
 * @param program the main class or {@code -jar}, {@code -m} with its value, and the program's own
 *     arguments; empty if the command only asks java for something
 */
public record JavaArguments(List<String> options, Kind kind, String main, List<String> program) {

  /** How the java launcher was told what to run. */
  public enum Kind {
    CLASS,
    JAR,
    MODULE,
    SOURCE,
    /** Nothing to run: {@code java -version}, or no arguments at all. */
    NONE
  }

  private static final Set<String> WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--limit-modules",
          "--add-reads",
          "--add-exports",
          "--add-opens",
          "--patch-module",
          "--enable-native-access",
          "--source");

  /** With these the launcher answers and exits. */
  private static final Set<String> ANSWERS =
      Set.of(
          "-version",
          "--version",
          "-fullversion",
          "--full-version",
          "-help",
          "--help",
          "-h",
          "-?",
          "-X",
          "--help-extra",
          "--list-modules",
          "--validate-modules",
          "--dry-run",
          "-d",
          "--describe-module");

  public JavaArguments {
    options = List.copyOf(options);
    program = List.copyOf(program);
  }

  /**
   * Reads the words behind {@code java}.
   *
   * @throws UsageException if one of its {@code @files} cannot be read
   */
  public static JavaArguments parse(List<String> arguments, Path workingDirectory) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    List<String> options = new ArrayList<>();
    boolean expand = true;
    boolean source = false;
    while (!rest.isEmpty()) {
      String word = rest.pop();
      if (expand && isArgumentFile(word)) {
        pushExpanded(rest, word, workingDirectory);
      } else if (word.equals("-jar")) {
        return program(options, Kind.JAR, word, rest);
      } else if (word.equals("-m") || word.equals("--module")) {
        return program(options, Kind.MODULE, word, rest);
      } else if (word.startsWith("--module=")) {
        rest.push(word.substring("--module=".length()));
        return program(options, Kind.MODULE, "--module", rest);
      } else if (isAnswer(word)) {
        options.add(word);
        options.addAll(rest);
        return new JavaArguments(options, Kind.NONE, "", List.of());
      } else if (word.startsWith("-")) {
        expand &= !word.equals("--disable-@files");
        source |= word.equals("--source");
        options.add(word);
        if (WITH_VALUE.contains(word) && !rest.isEmpty()) {
          options.add(rest.pop());
        }
      } else {
        List<String> program = new ArrayList<>(List.of(word));
        program.addAll(rest);
        boolean file = source || isSourceFile(word, workingDirectory);
        return new JavaArguments(options, file ? Kind.SOURCE : Kind.CLASS, word, program);
      }
    }
    return new JavaArguments(options, Kind.NONE, "", List.of());
  }

  private static JavaArguments program(
      List<String> options, Kind kind, String option, Deque<String> rest) {
    List<String> program = new ArrayList<>(List.of(option));
    program.addAll(rest);
    return new JavaArguments(options, kind, rest.isEmpty() ? "" : rest.peek(), program);
  }

  /** "@@name" stands for an argument that begins with an at sign. */
  private static boolean isArgumentFile(String word) {
    return word.startsWith("@") && word.length() > 1 && !word.startsWith("@@");
  }

  /** True for {@code java -version} and the like, which end well if the options are good. */
  boolean asksForAnAnswer() {
    return options.stream().anyMatch(JavaArguments::isAnswer);
  }

  private static boolean isAnswer(String word) {
    return ANSWERS.contains(word) || word.startsWith("--describe-module=");
  }

  private static boolean isSourceFile(String word, Path workingDirectory) {
    try {
      return word.endsWith(".java") && Files.isRegularFile(workingDirectory.resolve(word));
    } catch (InvalidPathException notAFile) {
      return false;
    }
  }

  private static void pushExpanded(Deque<String> rest, String word, Path workingDirectory) {
    Path file = workingDirectory.resolve(word.substring(1));
    try {
      List<String> expanded = ArgumentFile.split(Files.readString(file));
      for (int i = expanded.size() - 1; i >= 0; i--) {
        rest.push(expanded.get(i));
      }
    } catch (IOException | InvalidPathException unreadable) {
      throw new UsageException(
          "the program could not be started: cannot read the argument file " + word.substring(1));
    }
  }
}
