package io.spandrel.cli.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a java launcher said about a program that it was asked to start but not to run. Immutable.
 *
 * @param javaVersion the specification version; empty if it did not get that far
 * @param refusal the line in which it said why not; empty if it would start the program
 */
record JavaAnswer(Optional<String> javaVersion, Optional<String> refusal) {

  private static final int NEEDED_VERSION = 17;
  private static final Pattern VERSION =
      Pattern.compile("^\\s+java\\.specification\\.version = (\\S+)", Pattern.MULTILINE);

  /** Lines that say that something failed, but not what. */
  private static final List<String> SAYS_NOTHING =
      List.of(
          "Error: Could not create the Java Virtual Machine",
          "Error: A fatal exception has occurred",
          "Error: A JNI error has occurred",
          "Error occurred during initialization of VM",
          "Error occurred during initialization of boot layer",
          "Picked up ",
          "NOTE: ",
          "WARNING: ",
          "Warning: ",
          "[warning]",
          "\tat ");

  static JavaAnswer parse(String output, int exitCode) {
    Matcher version = VERSION.matcher(output);
    Optional<String> found = version.find() ? Optional.of(version.group(1)) : Optional.empty();
    return new JavaAnswer(found, exitCode == 0 ? Optional.empty() : Optional.of(refusal(output)));
  }

  /**
   * Why the program cannot be started; empty if it can.
   *
   * @param agentsLeftOut then a missing class proves nothing
   */
  Optional<String> reasonAgainst(boolean agentsLeftOut) {
    if (javaVersion.isPresent() && major(javaVersion.get()) < NEEDED_VERSION) {
      return Optional.of(tooOld(javaVersion.get()));
    }
    if (refusal.isEmpty()) {
      return Optional.empty();
    }
    String line = refusal.get();
    if (line.contains("Unrecognized option: --dry-run")
        || line.contains("Unrecognized option: --add-modules")) {
      return Optional.of(tooOld("8 or older"));
    }
    if (line.contains("Module java.instrument not found")) {
      return Optional.of("this program's java has no module java.instrument, which agents need");
    }
    if (agentsLeftOut && line.contains("main class")) {
      return Optional.empty();
    }
    return Optional.of(line);
  }

  private static String tooOld(String version) {
    return "this program's java is %s; Spandrel needs %d or newer"
        .formatted(version, NEEDED_VERSION);
  }

  private static int major(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException unknown) {
      return NEEDED_VERSION;
    }
  }

  private static String refusal(String output) {
    List<String> lines =
        output
            .lines()
            .filter(line -> !line.isBlank() && !isSetting(line))
            .map(JavaAnswer::withoutThread)
            .filter(line -> SAYS_NOTHING.stream().noneMatch(line::startsWith))
            .filter(line -> !line.contains(" VM warning: "))
            .toList();
    String reason =
        lines.stream()
            .filter(line -> !line.startsWith("Caused by: "))
            .findFirst()
            .map(line -> line.replaceFirst("^(Error: |java\\.lang\\.module\\.\\w+: )", ""))
            .orElse("its java refuses without saying why");
    Optional<String> cause =
        lines.stream().filter(line -> line.startsWith("Caused by: ")).findFirst();
    return reason.strip()
        + cause.map(line -> " (" + line.substring("Caused by: ".length()) + ")").orElse("");
  }

  /** An exception's own line, without who it happened to. */
  private static String withoutThread(String line) {
    return line.replaceFirst("^Exception in thread \"[^\"]*\" ", "");
  }

  /** A line of -XshowSettings: indented, or its heading. */
  private static boolean isSetting(String line) {
    return line.startsWith("    ") || line.equals("Property settings:");
  }
}
