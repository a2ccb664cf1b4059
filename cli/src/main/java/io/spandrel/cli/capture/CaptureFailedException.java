package io.spandrel.cli.capture;

/**
 * A capture that began, or could have, and did not succeed; the message is one line. Exit code 1.
 */
final class CaptureFailedException extends Exception {
  CaptureFailedException(String message) {
    super(message, null, false, false);
  }
}
