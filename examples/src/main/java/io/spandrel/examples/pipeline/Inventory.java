package io.spandrel.examples.pipeline;

import io.spandrel.Region;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts reserved pieces under a {@link ReentrantLock}, and does slow work while holding it. For
 * any thread.
 */
final class Inventory {
  private final ReentrantLock lock = new ReentrantLock();
  private final SlowWork slowWork;
  private final Measurements measurements;
  private long reserved;

  Inventory(SlowWork slowWork, Measurements measurements) {
    this.slowWork = slowWork;
    this.measurements = measurements;
  }

  void reserve(List<Item> items) throws InterruptedException {
    Acquisition acquisition = Acquisition.begin("inventory");
    lock.lock();
    try {
      acquisition.acquired(measurements);
      OuterCpu.measure(
          "reserve",
          measurements,
          () -> {
            reserveLocked(items);
            return null;
          });
    } finally {
      lock.unlock();
    }
  }

  @Region("reserve")
  private void reserveLocked(List<Item> items) throws InterruptedException {
    LeafCpu cpu = LeafCpu.start();
    try {
      reserved += items.stream().mapToLong(Item::quantity).sum();
      slowWork.run();
    } finally {
      cpu.stop(measurements);
    }
  }

  long reserved() {
    lock.lock();
    try {
      return reserved;
    } finally {
      lock.unlock();
    }
  }
}
