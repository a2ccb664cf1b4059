package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadClocksTest {
  private final ThreadClocks clocks = ThreadClocks.current();

  @Test
  void cpuNanos_countsComputing() {
    long wallBefore = System.nanoTime();
    long cpuBefore = clocks.cpuNanos();
    while (clocks.cpuNanos() - cpuBefore < 5_000_000) {
      Thread.onSpinWait();
    }

    assertThat(System.nanoTime() - wallBefore).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void cpuNanos_doesNotCountBlocking() throws InterruptedException {
    CountDownLatch neverCounted = new CountDownLatch(1);
    long cpuBefore = clocks.cpuNanos();
    long wallBefore = System.nanoTime();
    assertThat(neverCounted.await(50, TimeUnit.MILLISECONDS)).isFalse();
    long cpu = clocks.cpuNanos() - cpuBefore;
    long wall = System.nanoTime() - wallBefore;

    assertThat(cpu).isBetween(0L, wall - 40_000_000);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void runQueueNanos_isTheKernelsNumberForThisThread() throws Exception {
    long before = kernelsRunQueueNanos();
    long read = clocks.runQueueNanos();
    long after = kernelsRunQueueNanos();

    assertThat(read).isBetween(before, after);
  }

  @Test
  void current_isOnePerThread() throws InterruptedException {
    AtomicReference<ThreadClocks> others = new AtomicReference<>();
    Thread other = new Thread(() -> others.set(ThreadClocks.current()));
    other.start();
    other.join();

    assertThat(ThreadClocks.current()).isSameAs(clocks);
    assertThat(others.get()).isNotNull().isNotSameAs(clocks);
  }

  private static long kernelsRunQueueNanos() throws Exception {
    String line = Files.readString(Path.of("/proc/thread-self/schedstat"));
    return Long.parseLong(line.split(" ")[1]);
  }
}
