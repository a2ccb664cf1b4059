package io.spandrel.otel.backend;

import io.opentelemetry.api.trace.Span;
import io.spandrel.Trace;
import io.spandrel.otel.agent.Recording;
import java.util.concurrent.CountDownLatch;

/** One thread holds a monitor in a span of its own, the other waits for it in another trace. */
public final class ContendedInventory {
  static final String HOLDER = "holder";
  static final String HOLDS = "holds the inventory";
  static final String WAITS = "waits for the inventory";

  /** What the line begins with that tells the trace of the span that waits. */
  static final String TRACE = "trace=";

  private static final long HOLD_MILLIS = 50;

  private long taken;

  private ContendedInventory() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    ContendedInventory inventory = new ContendedInventory();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    Thread holder =
        new Thread(() -> Trace.region(HOLDS, () -> inventory.hold(held, taken)), HOLDER);
    holder.start();
    held.await();
    Trace.region(WAITS, inventory::take);
    taken.countDown();
    holder.join();
  }

  /** The span goes on when the monitor has been released, as most do. */
  private void hold(CountDownLatch held, CountDownLatch taken) {
    try {
      synchronized (this) {
        held.countDown();
        Thread.sleep(HOLD_MILLIS);
      }
      taken.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take() {
    System.out.println(TRACE + Span.current().getSpanContext().getTraceId());
    synchronized (this) {
      taken++;
    }
  }
}
