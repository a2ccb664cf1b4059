package io.spandrel.otel.truth;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Parks until a time has passed, for nothing that anybody owns. */
public final class Parker implements Act {
  private Parker() {}

  public static void main(String[] args) throws Exception {
    MeasuredSpans.repeat(new Parker());
  }

  @Override
  public void run(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left); // may return early
    }
  }
}
