package io.spandrel.recorder.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * What all who start a capture have in common. The bridge, which sees no other module, has the same
 * name and the same file.
 */
public final class CaptureSettings {
  /** What every capture is called among a JVM's recordings, whoever starts it. */
  public static final String RECORDING_NAME = "spandrel-capture";

  /** The settings file, as people call it. */
  public static final String FILE_NAME = "spandrel.jfc";

  private CaptureSettings() {}

  /** The settings file that is in this jar. */
  public static InputStream open() throws IOException {
    InputStream settings = CaptureSettings.class.getResourceAsStream(FILE_NAME);
    if (settings == null) {
      throw new IOException("this jar was built without its " + FILE_NAME);
    }
    return settings;
  }
}
