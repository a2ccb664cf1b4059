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

class AcquisitionTest {
  private static final long HOLDING_NANOS = 20_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AttributeKey<Long>, Long> measured = new HashMap<>();
  private long waiterNanos;

  @Test
  @EnabledOnOs(OS.LINUX)
  void theWait_isMeasuredAndTheHoldingIsNot() throws InterruptedException {
    Thread waiter = new Thread(this::acquireAndHold, "waiter");
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

    long wall = measured("wall_ns");
    long offCpu = wall - measured("cpu_ns") - measured("run_queue_ns");
    assertThat(wall).isBetween(heldNanos, waiterNanos - HOLDING_NANOS);
    assertThat(offCpu).isBetween(heldNanos / 2, wall);
    assertThat(measured.get(OuterCpu.key("acquire bench")))
        .isGreaterThanOrEqualTo(measured("cpu_ns"));
  }

  private long measured(String what) {
    return measured.get(Acquisition.key("acquire bench", what));
  }

  private void acquireAndHold() {
    long start = System.nanoTime();
    Acquisition acquisition = Acquisition.begin("bench");
    lock.lock();
    try {
      acquisition.acquired(measured::put);
      long held = System.nanoTime();
      while (System.nanoTime() - held < HOLDING_NANOS) {
        Thread.onSpinWait();
      }
    } finally {
      lock.unlock();
    }
    waiterNanos = System.nanoTime() - start;
  }
}
