package io.spandrel.otel.truth;

import java.time.Duration;

/** Waits for a monitor that another thread holds. */
public final class MonitorWaiter implements Act {
  private final Inventory inventory = new Inventory();
  private final LockHolder holder =
      new LockHolder(body -> {
        synchronized (inventory) {
          body.run();
        }
      });

  private MonitorWaiter() {}

  public static void main(String[] args) throws Exception {
    MeasuredSpans.repeat(new MonitorWaiter());
  }

  @Override
  public void prepare(Duration length) throws InterruptedException {
    holder.hold(length);
  }

  @Override
  public void finish() throws InterruptedException {
    holder.endSpan();
  }

  @Override
  public void run(Duration length) {
    synchronized (inventory) {
      inventory.taken++;
    }
  }

  private static final class Inventory {
    private long taken;
  }
}
