package io.spandrel.otel.truth;

import io.spandrel.Trace;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A thread that holds a lock, asleep, in spans of its own, which outlast the holding. */
final class LockHolder {
  static final String THREAD = "lock holder";
  static final String SPAN = "hold";

  private final Consumer<Runnable> lock;
  private final Semaphore held = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);
  private final Semaphore ended = new Semaphore(0);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(body -> {
        Thread made = new Thread(body, THREAD);
        made.setDaemon(true);
        return made;
      });

  /**
   * @param lock runs what it is given with the lock held
   */
  LockHolder(Consumer<Runnable> lock) {
    this.lock = lock;
  }

  /** Returns as soon as the lock is held; it stays so for about this long. */
  void hold(Duration length) throws InterruptedException {
    thread.execute(() -> {
      Trace.region(SPAN, () -> inSpan(length));
      ended.release();
    });
    held.acquire();
  }

  private void inSpan(Duration length) {
    lock.accept(() -> {
      held.release();
      sleep(length);
    });
    mayEnd.acquireUninterruptibly();
  }

  /** Ends the span of the last holding. */
  void endSpan() throws InterruptedException {
    mayEnd.release();
    ended.acquire();
  }

  private static void sleep(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
