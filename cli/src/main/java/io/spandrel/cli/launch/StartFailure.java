package io.spandrel.cli.launch;

import java.io.IOException;

/** Why the system would not start a command, in words. */
final class StartFailure {

  private StartFailure() {}

  static String reason(String executable, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("error=2,")) {
      return "command not found: " + executable;
    }
    if (message.contains("error=13,")) {
      return "not executable: " + executable;
    }
    if (message.contains("error=7,")) {
      return "the command line is too long";
    }
    return message;
  }
}
