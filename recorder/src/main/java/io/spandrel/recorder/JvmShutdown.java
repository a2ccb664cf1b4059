package io.spandrel.recorder;

/** Whether the JVM is on its way out. */
public final class JvmShutdown {
  private JvmShutdown() {}

  /** The runtime refuses hooks once it has begun; one that it takes is taken back at once. */
  public static boolean hasBegun() {
    Thread probe = new Thread(() -> {}, "spandrel-shutdown-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
