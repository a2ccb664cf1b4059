package io.spandrel.cli.launch;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why the system would not start a command, in words. */
final class StartFailure {

  /** "error=2, No such file" up to JDK 24, "error: 2 (No such file)" since. */
  private static final Pattern ERROR_NUMBER = Pattern.compile("error[=:] ?(\\d+)");

  private static final int NO_SUCH_FILE = 2;
  private static final int LIST_TOO_LONG = 7;
  private static final int NO_PERMISSION = 13;

  private StartFailure() {}

  static String reason(String executable, IOException failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    Matcher number = ERROR_NUMBER.matcher(message);
    return switch (number.find() ? Integer.parseInt(number.group(1)) : 0) {
      case NO_SUCH_FILE -> "command not found: " + executable;
      case NO_PERMISSION -> "not executable: " + executable;
      case LIST_TOO_LONG -> "the command line is too long";
      default -> message;
    };
  }
}
