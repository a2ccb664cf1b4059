package io.spandrel.otel.capture;

import io.spandrel.otel.capture.CaptureRefused.Reason;
import io.spandrel.recorder.DiskSpace;
import io.spandrel.recorder.capture.CaptureSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * The recording of one capture. What it holds lies in Flight Recorder's own repository, which only
 * the JVM's user may read, and is gone from there once this is closed: no file of ours is needed to
 * send it somewhere.
 */
final class CaptureRecording implements AutoCloseable {
  /** What every capture is called among the JVM's recordings, whoever starts it. */
  static final String NAME = CaptureSettings.RECORDING_NAME;

  private final Recording recording;

  private CaptureRecording(Recording recording) {
    this.recording = recording;
  }

  /** Begins to record; takes up to two seconds if it is the first recording of the JVM. */
  static CaptureRecording start() throws CaptureRefused {
    Optional<String> noRoom = DiskSpace.reasonNotToRecord();
    if (noRoom.isPresent()) {
      throw new CaptureRefused(Reason.NO_ROOM, "No capture was started: " + noRoom.get() + ".");
    }
    try {
      FlightRecorder jvm = FlightRecorder.getFlightRecorder();
      // The bridge's captures are started by other classes; this monitor is shared with them.
      synchronized (jvm) {
        if (running(jvm.getRecordings()).isPresent()) {
          throw new CaptureRefused(
              Reason.BUSY,
              "A capture runs already in this JVM, and one runs at a time: try again when it has"
                  + " ended.");
        }
        return new CaptureRecording(begin());
      }
    } catch (IOException | ParseException | RuntimeException e) {
      throw new CaptureRefused(
          Reason.FAILED, "No capture was started: Flight Recorder failed with " + e + ".");
    }
  }

  /** The capture among the recordings of this JVM, whoever started it. */
  static Optional<Recording> running(List<Recording> recordings) {
    return recordings.stream()
        .filter(other ->
            NAME.equals(other.getName())
                && other.getState() != RecordingState.STOPPED
                && other.getState() != RecordingState.CLOSED)
        .findFirst();
  }

  private static Recording begin() throws IOException, ParseException {
    try (Reader settings = new InputStreamReader(CaptureSettings.open(), StandardCharsets.UTF_8)) {
      Recording recording = new Recording(Configuration.create(settings));
      try {
        recording.setName(NAME);
        recording.setToDisk(true);
        recording.start();
        return recording;
      } catch (RuntimeException e) {
        recording.close();
        throw e;
      }
    }
  }

  /** Whether nobody else, such as {@code jcmd}, has ended it. */
  boolean isRunning() {
    return recording.getState() == RecordingState.RUNNING;
  }

  /** On disk so far; what is still in memory is not counted. */
  long bytes() {
    return recording.getSize();
  }

  /** Ends the recording; what was recorded can then be read. */
  void stop() {
    if (isRunning()) {
      recording.stop();
    }
  }

  /**
   * All that was recorded, after {@link #stop}.
   *
   * @throws IOException if there is nothing, as somebody else has closed the recording
   */
  InputStream content() throws IOException {
    InputStream content =
        recording.getState() == RecordingState.STOPPED ? recording.getStream(null, null) : null;
    if (content == null) {
      throw new IOException("the capture was ended from outside, and its recording is gone");
    }
    return content;
  }

  /** Ends the recording if it still runs, and removes what was recorded. */
  @Override
  public void close() {
    recording.close();
  }
}
