package io.spandrel.otel.agent;

import io.spandrel.Trace;

/** Sleeps in spans, while the user's own recording runs beside ours. */
public final class OwnRecording {
  static final int SLEEPS = 20;

  private OwnRecording() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    for (int i = 0; i < SLEEPS; i++) {
      Trace.<InterruptedException>region("sleeps", () -> Thread.sleep(25));
    }
  }
}
