package io.spandrel.otel.agent;

import io.spandrel.Trace;

/** Sleeps in spans, while the user's own recording runs beside ours. */
public final class OwnRecording {
  /**
   * Three seconds in all. A JVM that ends before our stream's first flush may take the stream's
   * file with it, when a recording of the user's is written at the same moment.
   */
  static final int SLEEPS = 120;

  private OwnRecording() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    for (int i = 0; i < SLEEPS; i++) {
      Trace.<InterruptedException>region("sleeps", () -> Thread.sleep(25));
    }
  }
}
