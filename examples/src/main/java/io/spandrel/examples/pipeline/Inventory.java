package io.spandrel.examples.pipeline;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts reserved pieces under a {@link ReentrantLock}, and does slow work while holding it. For
 * any thread.
 */
final class Inventory {
  private final ReentrantLock lock = new ReentrantLock();
  private final SlowWork slowWork;
  private long reserved;

  Inventory(SlowWork slowWork) {
    this.slowWork = slowWork;
  }

  void reserve(List<Item> items, LockWaits waits) throws InterruptedException {
    waits.begin();
    lock.lock();
    try {
      waits.acquired();
      reserved += items.stream().mapToLong(Item::quantity).sum();
      slowWork.run();
    } finally {
      lock.unlock();
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
