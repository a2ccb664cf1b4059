package io.spandrel.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of a capture, made before anything is recorded for it. */
final class CaptureFile {
  private CaptureFile() {}

  /** Makes the file, empty, or says in one sentence why that is impossible. */
  static void create(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(
          "A capture cannot be written to " + file + ", which is a directory; name a file in it");
    }
    Path directory = file.getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new IOException(
          "A capture cannot be written to "
              + file
              + ": the directory "
              + directory
              + " does not exist");
    }
    try {
      Files.newByteChannel(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)
          .close();
    } catch (FileSystemException e) {
      throw new IOException("A capture cannot be written to " + file + ": " + reason(e), e);
    }
  }

  private static String reason(FileSystemException refused) {
    if (refused instanceof AccessDeniedException) {
      return "this program may not write there";
    }
    if (refused instanceof NoSuchFileException) {
      return "there is no such place";
    }
    return refused.getReason() == null ? refused.toString() : refused.getReason();
  }
}
