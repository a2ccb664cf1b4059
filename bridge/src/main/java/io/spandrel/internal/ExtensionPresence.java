package io.spandrel.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whether the Spandrel extension is in this JVM, without which a capture has no spans. */
final class ExtensionPresence {
  /** System property that the extension sets before {@code main}, unless it cannot record. */
  static final String PROPERTY = "io.spandrel.extension";

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private ExtensionPresence() {}

  static boolean isSeen() {
    return System.getProperty(PROPERTY) != null;
  }

  /** Logs once that it is missing. Throws nothing. */
  static void sayIfMissing() {
    try {
      if (!isSeen() && SAID.compareAndSet(false, true)) {
        Logger.getLogger("io.spandrel")
            .log(
                Level.WARNING,
                "A capture was started without the Spandrel extension of the OpenTelemetry agent:"
                    + " it holds what the JVM records, and no spans. Said once.");
      }
    } catch (Throwable ignored) {
      // A logger of the application's that throws: there is nobody left to tell.
    }
  }

  /** Forgets what was said, so that each test sees its own reports. */
  static void forget() {
    SAID.set(false);
  }
}
