package io.spandrel.otel.truth;

import java.time.Duration;

/** Sleeps. */
public final class Sleeper implements Act {
  private Sleeper() {}

  public static void main(String[] args) throws Exception {
    MeasuredSpans.repeat(new Sleeper());
  }

  @Override
  public void run(Duration length) throws InterruptedException {
    Thread.sleep(length.toMillis());
  }
}
