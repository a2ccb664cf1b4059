package io.spandrel.woven;

import io.opentelemetry.api.trace.Span;

/** The woven answer of {@code Trace.isEnabled()}. */
public final class RecorderState {
  /** System property that the extension sets while its recorder runs, and clears when it stops. */
  public static final String RECORDING_PROPERTY = "io.spandrel.recording";

  private RecorderState() {}

  /** Whether the recorder runs and the span that is current on this thread is recorded. */
  public static boolean isRecording() {
    try {
      return System.getProperty(RECORDING_PROPERTY) != null && Span.current().isRecording();
    } catch (Throwable internal) {
      return false;
    }
  }
}
