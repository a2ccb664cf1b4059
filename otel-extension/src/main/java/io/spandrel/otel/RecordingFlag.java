package io.spandrel.otel;

/**
 * Tells the application's side that a recorder runs. A system property, since the bridge's classes
 * live in the application's class loader, which sees nothing of ours.
 */
final class RecordingFlag {
  /** Read by the woven {@code Trace.isEnabled()}. */
  static final String PROPERTY = "io.spandrel.recording";

  private RecordingFlag() {}

  static void set(boolean running) {
    if (running) {
      System.setProperty(PROPERTY, "true");
    } else {
      System.clearProperty(PROPERTY);
    }
  }
}
