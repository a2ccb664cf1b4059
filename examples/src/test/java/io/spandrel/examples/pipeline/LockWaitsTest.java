package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LockWaitsTest {
  private static final long HOLDING_NANOS = 20_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AttributeKey<Long>, Long> measured = new HashMap<>();
  private long waiterNanos;

  @Test
  @EnabledOnOs(OS.LINUX)
  void acquisitions_areSummedAndHoldingIsNot() throws InterruptedException {
    Thread waiter = new Thread(this::acquireTwiceAndHold, "waiter");
    long heldNanos;
    lock.lock();
    try {
      waiter.start();
      Awaitility.await().until(() -> lock.hasQueuedThread(waiter));
      long seenWaiting = System.nanoTime();
      Awaitility.await().until(() -> System.nanoTime() - seenWaiting > 30_000_000);
      heldNanos = System.nanoTime() - seenWaiting;
    } finally {
      lock.unlock();
    }
    waiter.join();

    long wall = measured.get(Measurements.LOCK_WALL_NANOS);
    long offCpu =
        wall
            - measured.get(Measurements.LOCK_CPU_NANOS)
            - measured.get(Measurements.LOCK_RUN_QUEUE_NANOS);
    assertThat(wall).isBetween(heldNanos, waiterNanos - HOLDING_NANOS);
    assertThat(offCpu).isBetween(heldNanos / 2, wall);
  }

  private void acquireTwiceAndHold() {
    long start = System.nanoTime();
    LockWaits waits = new LockWaits();
    for (int i = 0; i < 2; i++) {
      waits.begin();
      lock.lock();
      try {
        waits.acquired();
        long held = System.nanoTime();
        while (System.nanoTime() - held < HOLDING_NANOS / 2) {
          Thread.onSpinWait();
        }
      } finally {
        lock.unlock();
      }
    }
    waits.putOn(measured::put);
    waiterNanos = System.nanoTime() - start;
  }
}
