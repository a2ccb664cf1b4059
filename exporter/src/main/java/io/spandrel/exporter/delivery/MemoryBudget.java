package io.spandrel.exporter.delivery;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many bytes of spans are in our hands at most, held and waiting for delivery together. Every
 * exporter has an equal share of its own: one that takes nothing must not use up what the others
 * need. Any thread.
 */
public final class MemoryBudget {
  private final long limitBytes;
  private final AtomicInteger shares = new AtomicInteger();

  public MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** One more share; the others get smaller. */
  public Share share() {
    shares.incrementAndGet();
    return new Share();
  }

  /** What one exporter may use. */
  public final class Share {
    private final AtomicLong usedBytes = new AtomicLong();

    private Share() {}

    /** False, and nothing is used, when it would go over this part (up to 1) of the share. */
    boolean use(long bytes, double part) {
      long most = (long) (limitBytes * part / shares.get());
      long before = usedBytes.get();
      while (before + bytes <= most) {
        if (usedBytes.compareAndSet(before, before + bytes)) {
          return true;
        }
        before = usedBytes.get();
      }
      return false;
    }

    void useRegardless(long bytes) {
      usedBytes.addAndGet(bytes);
    }

    void free(long bytes) {
      usedBytes.addAndGet(-bytes);
    }

    long usedBytes() {
      return usedBytes.get();
    }
  }
}
