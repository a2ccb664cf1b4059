package io.spandrel.cli.launch;

/** The user can mend this; the message is the one line that they get to see. Exit code 2. */
public final class UsageException extends RuntimeException {

  public UsageException(String message) {
    super(message, null, false, false);
  }
}
