package io.spandrel.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * The recording behind a {@code Capture}. The only class here that needs {@code jdk.jfr}, so that
 * all others work in a JVM without it.
 *
 * <p>The extension's captures are made by other classes in another class loader, and {@code jcmd}'s
 * by none of ours. What they share is the JVM's list of recordings: a capture is called {@link
 * #NAME} there, and who starts one holds the monitor of the one {@link FlightRecorder} meanwhile.
 */
public final class JfrCapture {
  /** What every capture is called among the JVM's recordings, whoever starts it. */
  public static final String NAME = "spandrel-capture";

  private static final String SETTINGS = "spandrel.jfc";

  private final Recording recording;
  private final Path file;
  private boolean stopped;

  private JfrCapture(Recording recording, Path file) {
    this.recording = recording;
    this.file = file;
  }

  /**
   * @param file absolute
   */
  public static JfrCapture start(Path file) throws IOException {
    FlightRecorder jvm = flightRecorder();
    // Its monitor is what all class loaders have in common.
    synchronized (jvm) {
      refuseSecond(jvm.getRecordings());
      CaptureFile.create(file);
      Recording recording = new Recording(settings());
      try {
        recording.setName(NAME);
        recording.setToDisk(true);
        // A JVM that ends before stop() leaves a file too.
        recording.setDumpOnExit(true);
        recording.setDestination(file);
        recording.start();
      } catch (IOException | RuntimeException e) {
        recording.close();
        throw e;
      }
      ExtensionPresence.sayIfMissing();
      return new JfrCapture(recording, file);
    }
  }

  private static FlightRecorder flightRecorder() {
    try {
      return FlightRecorder.getFlightRecorder();
    } catch (IllegalStateException | SecurityException e) {
      throw new UnsupportedOperationException(
          "Flight Recorder cannot be started in this JVM: " + e.getMessage(), e);
    }
  }

  private static void refuseSecond(List<Recording> recordings) {
    for (Recording other : recordings) {
      if (NAME.equals(other.getName())
          && other.getState() != RecordingState.STOPPED
          && other.getState() != RecordingState.CLOSED) {
        throw new IllegalStateException(
            "A capture runs already in this JVM (Flight Recorder's recording "
                + other.getId()
                + "); stop it first, one runs at a time");
      }
    }
  }

  private static Configuration settings() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            JfrCapture.class.getResourceAsStream(SETTINGS), StandardCharsets.UTF_8)) {
      return Configuration.create(reader);
    } catch (ParseException e) {
      throw new IllegalStateException("The bridge's own " + SETTINGS + " cannot be read: " + e, e);
    }
  }

  public Path file() {
    return file;
  }

  /** Ends the recording, unless that was done before, and writes it. */
  public synchronized void stop() throws IOException {
    if (stopped) {
      return;
    }
    stopped = true;
    try (recording) {
      if (endRecording()) {
        recording.dump(file);
      } else if (Files.notExists(file) || Files.size(file) == 0) {
        throw new IOException(
            "The capture was ended by somebody else, and nothing of it was written to " + file);
      }
    }
  }

  /** False: somebody else ended it, and Flight Recorder has written it by itself. */
  private boolean endRecording() throws IOException {
    try {
      // With a destination JFR would write in stop(), and only log if that fails.
      recording.setDestination(null);
      recording.stop();
      return true;
    } catch (IllegalStateException endedBefore) {
      return recording.getState() == RecordingState.STOPPED;
    }
  }
}
