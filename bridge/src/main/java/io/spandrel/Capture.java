package io.spandrel;

import io.spandrel.internal.JfrCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A capture of the whole JVM: everything that its threads and its collector do from the start to
 * the stop, in a file that {@code spandrel report} reads.
 *
 * <pre>{@code
 * try (var capture = Capture.start(Path.of("out.jfr"))) {
 *   work();
 * }
 * }</pre>
 *
 * <p>The file is an ordinary recording of the JVM's Flight Recorder. With the Spandrel extension in
 * the JVM it holds the spans of that time too; without it, what the JVM itself records, which is
 * logged once. Other recordings, the user's own too, go on as they were.
 *
 * <p>One capture runs at a time in a JVM, whoever started it: this class, the endpoint, the command
 * line or sampling.
 *
 * <p>Unlike the rest of this package it throws, as its caller asked for a file. All methods may be
 * called on any thread. Starting the first recording of a JVM takes up to two seconds of CPU time,
 * every later one some milliseconds. If the JVM ends while a capture runs, Flight Recorder still
 * writes the file; if it is killed, what the file holds is not promised.
 */
public final class Capture implements AutoCloseable {
  private final JfrCapture recording;

  private Capture(JfrCapture recording) {
    this.recording = recording;
  }

  /**
   * Begins to record. The file is made at once, empty, and filled by {@link #stop}; one that is
   * there already is replaced.
   *
   * @throws IllegalStateException if a capture runs already in this JVM
   * @throws IOException if the file cannot be written: its directory is missing, read-only or full
   * @throws UnsupportedOperationException if this JVM has no Flight Recorder
   */
  public static Capture start(Path file) throws IOException {
    Objects.requireNonNull(file, "file: a capture needs a file to go to");
    requireFlightRecorder();
    return new Capture(JfrCapture.start(file.toAbsolutePath()));
  }

  /** Asked by name, before a class is loaded that could not be without it. */
  private static void requireFlightRecorder() {
    try {
      Class.forName("jdk.jfr.Recording", false, Capture.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new UnsupportedOperationException(
          "This JVM has no Flight Recorder (module jdk.jfr is missing), so there are no captures;"
              + " run on a JDK or JRE that has it",
          missing);
    }
  }

  /** Where the recording goes, as an absolute path. */
  public Path file() {
    return recording.file();
  }

  /**
   * Ends the recording and returns when the file is whole. A second call does nothing.
   *
   * @throws IOException if the file could not be written; the recording has ended all the same
   */
  public void stop() throws IOException {
    recording.stop();
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() throws IOException {
    stop();
  }
}
