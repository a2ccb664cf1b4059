package io.spandrel.cli.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words. */
public final class FileFailure {

  private FileFailure() {}

  /** Without the file's name, which such a failure's own message often begins with. */
  public static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "you have no permission";
    }
    if (failed instanceof NoSuchFileException) {
      return "there is no such file or directory";
    }
    if (failed instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
  }
}
