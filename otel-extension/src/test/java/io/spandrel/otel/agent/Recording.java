package io.spandrel.otel.agent;

import io.spandrel.Trace;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;

/** For programs that begin only when they are recorded, which is some moments after the start. */
public final class Recording {
  private static final long POLL_MILLIS = 10;

  private Recording() {}

  /** Returns once the recorder runs. Leaves a span {@code startup}, which saw it begin. */
  public static void await() throws InterruptedException {
    Trace.<InterruptedException>region(
        "startup",
        () -> {
          while (!Trace.isEnabled() || !isRecording()) {
            Thread.sleep(POLL_MILLIS);
          }
        });
  }

  /** The recorder says that it runs when it is about to. */
  private static boolean isRecording() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .anyMatch(recording -> recording.getState() == RecordingState.RUNNING);
  }
}
