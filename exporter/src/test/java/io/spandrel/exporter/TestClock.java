package io.spandrel.exporter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Time that passes only when a test says so. */
public final class TestClock implements LongSupplier {
  private final AtomicLong nanos = new AtomicLong(System.nanoTime());

  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }
}
