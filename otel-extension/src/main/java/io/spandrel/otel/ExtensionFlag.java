package io.spandrel.otel;

/**
 * Tells the application's side, before {@code main}, that the extension is in this JVM: the
 * recorder itself begins some moments later ({@link RecordingFlag}). Read by the bridge's captures
 * and by the command line.
 */
final class ExtensionFlag {
  static final String PROPERTY = "io.spandrel.extension";

  private ExtensionFlag() {}

  static void set() {
    System.setProperty(PROPERTY, "true");
  }
}
