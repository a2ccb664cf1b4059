package io.spandrel.examples.pipeline;

import io.spandrel.Region;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Books items in a {@code synchronized} block, and does slow work while holding the monitor. For
 * any thread.
 */
final class Ledger {
  /**
   * The latest bookings stay: some 5 MB that live long, so that a collection has something to copy.
   */
  private static final int BOOKINGS_KEPT = 25;

  private final Deque<List<Item>> latest = new ArrayDeque<>();
  private final SlowWork slowWork;
  private final Measurements measurements;
  private long itemsBooked;

  Ledger(SlowWork slowWork, Measurements measurements) {
    this.slowWork = slowWork;
    this.measurements = measurements;
  }

  void book(List<Item> items) throws InterruptedException {
    Acquisition acquisition = Acquisition.begin("ledger");
    synchronized (this) {
      acquisition.acquired(measurements);
      OuterCpu.measure(
          "book",
          measurements,
          () -> {
            bookLocked(items);
            return null;
          });
    }
  }

  @Region("book")
  private void bookLocked(List<Item> items) throws InterruptedException {
    LeafCpu cpu = LeafCpu.start();
    try {
      itemsBooked += items.size();
      latest.addLast(items);
      if (latest.size() > BOOKINGS_KEPT) {
        latest.removeFirst();
      }
      slowWork.run();
    } finally {
      cpu.stop(measurements);
    }
  }

  synchronized long itemsBooked() {
    return itemsBooked;
  }
}
