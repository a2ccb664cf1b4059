package io.spandrel.otel.entry;

/** Whether this JVM can run the rest of Spandrel, asked before anything of it is loaded. */
final class JvmSupport {
  private static final int OLDEST = 17;

  private JvmSupport() {}

  static boolean isSpandrelEnabled() {
    String setting = System.getProperty("spandrel.enabled");
    if (setting == null) {
      setting = System.getenv("SPANDREL_ENABLED");
    }
    return setting == null || !setting.trim().equalsIgnoreCase("false");
  }

  /** One clear sentence; null when nothing speaks against it. */
  static String reasonNotToRecord() {
    String version = System.getProperty("java.specification.version");
    if (!isJava17()) {
      return "this JVM is Java " + version + ", and 17 or newer is needed.";
    }
    try {
      Class.forName("jdk.jfr.consumer.RecordingStream", false, null);
    } catch (ClassNotFoundException e) {
      return "this JVM has no Flight Recorder (module jdk.jfr is missing);"
          + " run on a JDK or JRE that has it, or set spandrel.enabled=false.";
    }
    return null;
  }

  static boolean isJava17() {
    try {
      // "1.8" up to 8, "11", "17" after it.
      return Double.parseDouble(System.getProperty("java.specification.version")) >= OLDEST;
    } catch (RuntimeException unknown) {
      return false;
    }
  }
}
