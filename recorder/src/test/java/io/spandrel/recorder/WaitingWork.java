package io.spandrel.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits in every way that JFR sees, one after the other, and takes its own time meanwhile. */
final class WaitingWork implements Runnable {
  /** What a monitor belongs to. */
  static final class Inventory {}

  private static final long LEAST_NANOS = 60_000_000;

  private final Inventory inventory = new Inventory();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<State, Long> took = new EnumMap<>(State.class);
  private long cpuNanos;

  /** One step, which may fail. */
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  @Override
  public void run() {
    long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    take(State.SLEEP, () -> Thread.sleep(LEAST_NANOS / 1_000_000));
    take(State.LOCK, this::enterMonitor);
    take(State.LOCK, this::lockLock);
    take(State.PARK, WaitingWork::park);
    take(State.SOCKET, WaitingWork::readSocket);
    take(State.GC, System::gc);
    take(State.CPU, WaitingWork::compute);
    cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore;
  }

  long cpuNanos() {
    return cpuNanos;
  }

  /** How long the steps of the state took by the clock. */
  long tookNanos(State state) {
    return took.get(state);
  }

  /** How long they waited at least. */
  long leastNanos(State state) {
    return state == State.LOCK ? 2 * LEAST_NANOS : LEAST_NANOS;
  }

  private void take(State state, Step step) {
    long before = System.nanoTime();
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    took.merge(state, System.nanoTime() - before, Long::sum);
  }

  private void enterMonitor() {
    Thread waiter = Thread.currentThread();
    CountDownLatch held = new CountDownLatch(1);
    Thread holder =
        new Thread(() -> {
          synchronized (inventory) {
            held.countDown();
            while (waiter.getState() != Thread.State.BLOCKED) {
              Thread.onSpinWait();
            }
            parkFor(LEAST_NANOS);
          }
        });
    holder.start();
    await(held);
    synchronized (inventory) {
      held.countDown();
    }
  }

  private void lockLock() {
    CountDownLatch held = new CountDownLatch(1);
    Thread holder =
        new Thread(() -> {
          lock.lock();
          try {
            held.countDown();
            while (!lock.hasQueuedThreads()) {
              Thread.onSpinWait();
            }
            parkFor(LEAST_NANOS);
          } finally {
            lock.unlock();
          }
        });
    holder.start();
    await(held);
    lock.lock();
    lock.unlock();
  }

  /** On the CPU: a park here would be counted with the step that parks. */
  private static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void park() {
    parkFor(LEAST_NANOS);
  }

  private static void parkFor(long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void readSocket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      Thread writer =
          new Thread(() -> {
            parkFor(LEAST_NANOS + 20_000_000);
            try {
              accepted.getOutputStream().write(1);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      writer.start();
      if (client.getInputStream().read() != 1) {
        throw new IOException("the writer's byte did not arrive");
      }
    }
  }

  private static void compute() {
    long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + LEAST_NANOS;
    while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
  }
}
