package io.spandrel.exporter.capture;

import io.spandrel.recorder.JfrFileSource;
import io.spandrel.recorder.capture.FileReport;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A capture in a file: any JFR recording, best one made with {@code spandrel.jfc}. */
public final class CaptureFile {
  private CaptureFile() {}

  /**
   * Reads the whole file, calling the listener on the calling thread only. What is damaged is
   * passed over and said in the result; an exception of the listener ends the reading and comes
   * through. Memory does not grow with the file, but in proportion to the heap events are read
   * ahead and sorted: with 256 MB all works, with less it is slow. While it is read, the largest
   * chunk of the file lies in the temporary directory too.
   *
   * @throws UnreadableCaptureException when nothing could be read; its message is for people
   */
  public static CaptureFacts read(Path file, CaptureListener listener)
      throws UnreadableCaptureException {
    check(file);
    CaptureReading reading = new CaptureReading(listener);
    FileReport report;
    try {
      report = JfrFileSource.read(file, reading);
    } catch (IOException e) {
      throw new UnreadableCaptureException(file + " cannot be read: " + e.getMessage());
    }
    if (report.chunks() == 0) {
      throw new UnreadableCaptureException(file + " cannot be read: " + why(report.damage()));
    }
    reading.end();
    return reading.facts(report);
  }

  private static String why(List<String> damage) {
    return damage.isEmpty() ? "it holds no events" : damage.get(damage.size() - 1);
  }

  private static void check(Path file) throws UnreadableCaptureException {
    if (!Files.exists(file)) {
      throw new UnreadableCaptureException("there is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new UnreadableCaptureException(file + " is a directory; name a recording in it");
    }
    try {
      if (Files.size(file) == 0) {
        throw new UnreadableCaptureException(
            file + " is empty; a recording has something in it once it has been stopped or dumped");
      }
      if (!Files.isReadable(file)) {
        throw new AccessDeniedException(file.toString());
      }
    } catch (IOException e) {
      throw new UnreadableCaptureException(file + " cannot be read: no permission");
    }
  }
}
