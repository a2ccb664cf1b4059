package io.spandrel.cli.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is said of a file that cannot be written. */
final class OutputFile {
  private OutputFile() {}

  static ExportFailure failure(Path file, IOException problem) {
    String why = String.valueOf(problem.getMessage());
    if (problem instanceof NoSuchFileException) {
      why = "there is no such directory";
    } else if (problem instanceof AccessDeniedException) {
      why = "no permission";
    }
    return new ExportFailure(file + " cannot be written: " + why);
  }
}
