package io.spandrel.cli.export;

import io.spandrel.cli.file.FileFailure;
import io.spandrel.cli.file.OutputFile;
import java.io.IOException;

/** It cannot go on; the message is the one line that people get to see. Exit code 1. */
final class ExportFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient OutputFile file;

  ExportFailure(String message) {
    this(message, null);
  }

  private ExportFailure(String message, OutputFile file) {
    super(message, null, false, false);
    this.file = file;
  }

  /** True if it was this file that could not be written. */
  boolean isOf(OutputFile other) {
    return other.equals(file);
  }

  static ExportFailure ofFile(OutputFile file, IOException problem) {
    return new ExportFailure(
        file.name() + " cannot be written: " + FileFailure.reason(problem), file);
  }
}
