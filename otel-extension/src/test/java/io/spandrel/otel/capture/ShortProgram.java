package io.spandrel.otel.capture;

import io.spandrel.Trace;
import io.spandrel.otel.agent.Recording;

/** Makes some spans, says which threads there are, and returns from {@code main}. */
public final class ShortProgram {
  static final String DONE = "main returns";

  private ShortProgram() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    for (int i = 0; i < 100; i++) {
      Trace.<InterruptedException>region("order", () -> Thread.sleep(5));
    }
    System.out.println(
        "threads=" + Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList());
    System.out.println(DONE);
  }
}
