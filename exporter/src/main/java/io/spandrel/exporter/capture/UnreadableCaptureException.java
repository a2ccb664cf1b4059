package io.spandrel.exporter.capture;

/** Nothing of the file could be read; the message says why, in one line for people. */
public final class UnreadableCaptureException extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableCaptureException(String message) {
    super(message);
  }
}
