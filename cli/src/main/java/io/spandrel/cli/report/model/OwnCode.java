package io.spandrel.cli.report.model;

import io.spandrel.recorder.jfr.Frames;

/** Tells lines of the program from those of the JDK and of the tracer. */
public final class OwnCode {

  private OwnCode() {}

  /**
   * @param frame as rows have it: {@code com.acme.Inventory.reserve:42}; empty: no line is known
   */
  public static boolean contains(String frame) {
    int method = frame.lastIndexOf('.');
    return method > 0 && Frames.isApplication(frame.substring(0, method));
  }
}
