package io.spandrel.cli.export;

/** It cannot go on; the message is the one line that people get to see. Exit code 1. */
final class ExportFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExportFailure(String message) {
    super(message, null, false, false);
  }
}
