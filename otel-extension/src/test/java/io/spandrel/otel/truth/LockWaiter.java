package io.spandrel.otel.truth;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a {@link ReentrantLock} that another thread holds. */
public final class LockWaiter implements Act {
  private final ReentrantLock lock = new ReentrantLock();
  private final LockHolder holder =
      new LockHolder(body -> {
        lock.lock();
        try {
          body.run();
        } finally {
          lock.unlock();
        }
      });

  private LockWaiter() {}

  public static void main(String[] args) throws Exception {
    MeasuredSpans.repeat(new LockWaiter());
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
    lock.lock();
    lock.unlock();
  }
}
