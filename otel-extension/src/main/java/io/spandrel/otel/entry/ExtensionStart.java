package io.spandrel.otel.entry;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts what is loaded by name, or says in one line why not; never throws. */
final class ExtensionStart {
  private ExtensionStart() {}

  /**
   * @param className of a {@code Consumer} of the customizer, with a constructor without parameters
   */
  @SuppressWarnings("unchecked")
  static <T> void start(String className, T customizer) {
    if (!JvmSupport.isSpandrelEnabled()) {
      return;
    }
    String reason = JvmSupport.reasonNotToRecord();
    if (reason != null) {
      log("Spandrel does not record, spans pass unchanged: " + reason);
      return;
    }
    try {
      Class<?> type = Class.forName(className, true, ExtensionStart.class.getClassLoader());
      ((Consumer<T>) type.getConstructor().newInstance()).accept(customizer);
    } catch (Throwable e) {
      log("Spandrel does not record, spans pass unchanged: it failed with " + e);
    }
  }

  private static void log(String line) {
    Logger.getLogger("io.spandrel").log(Level.WARNING, line);
  }
}
