package io.spandrel.cli.backends;

/** A backend was there, but did not come up; the message is one line for people. Exit code 1. */
public final class BackendFailedException extends RuntimeException {

  BackendFailedException(String message) {
    super(message, null, false, false);
  }
}
