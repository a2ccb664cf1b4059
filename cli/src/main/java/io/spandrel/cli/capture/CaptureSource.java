package io.spandrel.cli.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Something that can be captured. */
interface CaptureSource {
  /** For the status line: {@code 4711 (com.acme.Shop)}. */
  String name();

  /**
   * Captures, and writes all of it into the file.
   *
   * @param into exists, and is empty
   * @param ending tells when to end sooner
   * @return what a person should know about the file; empty: nothing special
   * @throws CaptureFailedException if there is nothing to keep
   * @throws IOException if the file could not be written
   */
  String capture(Duration length, Path into, EarlyEnding ending)
      throws CaptureFailedException, IOException, InterruptedException;
}
