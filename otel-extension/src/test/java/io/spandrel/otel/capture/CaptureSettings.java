package io.spandrel.otel.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings file of captures, as a JVM's command line needs it. */
public final class CaptureSettings {
  private CaptureSettings() {}

  /** A copy in the directory. */
  public static Path in(Path directory) throws IOException {
    Path settings = directory.resolve("spandrel.jfc");
    try (InputStream ours = io.spandrel.recorder.capture.CaptureSettings.open()) {
      Files.copy(ours, settings);
    }
    return settings;
  }
}
