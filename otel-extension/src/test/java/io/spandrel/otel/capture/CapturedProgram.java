package io.spandrel.otel.capture;

import io.spandrel.Trace;
import io.spandrel.otel.agent.Recording;

/** Makes a span every few milliseconds, once it is recorded, until it is ended. */
public final class CapturedProgram {
  static final String READY = "at work";
  static final String SPAN = "order";

  private CapturedProgram() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    System.out.println(READY);
    while (true) {
      Trace.<InterruptedException>region(SPAN, () -> Thread.sleep(5));
    }
  }
}
