package io.spandrel.cli.export;

import io.spandrel.cli.file.FileFailure;
import io.spandrel.cli.file.OutputFile;
import java.io.IOException;

/** It cannot go on; the message is the one line that people get to see. Exit code 1. */
final class ExportFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExportFailure(String message) {
    super(message, null, false, false);
  }

  static ExportFailure ofFile(OutputFile file, IOException problem) {
    return new ExportFailure(file.name() + " cannot be written: " + FileFailure.reason(problem));
  }
}
