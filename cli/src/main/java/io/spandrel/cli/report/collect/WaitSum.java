package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.sample.WaitSample;
import java.util.Arrays;

/** Waits that are alike, added up. */
final class WaitSum {

  /** More threads than this are not told apart. */
  static final int MAX_THREADS = BlockingRow.MOST_THREADS;

  private static final long[] NONE = {};

  /** Most spans have one wait of a kind, so one thread. */
  private long[] threads = NONE;

  private int threadCount;
  private long count;
  private long totalNanos;
  private long maxNanos;
  private Holder holder = Holder.UNKNOWN;
  private long holderNanos;

  void add(WaitSample wait) {
    addCounted(wait.lengthNanos());
    addThread(wait.thread().javaId());
    if (!wait.holderThread().isEmpty()) {
      heldBy(new Holder(wait.holderThread(), ""), wait.lengthNanos());
    }
  }

  /** Time that no event but a counter tells of. */
  void addCounted(long nanos) {
    count++;
    totalNanos += nanos;
    maxNanos = Math.max(maxNanos, nanos);
  }

  void add(WaitSum other) {
    count += other.count;
    totalNanos += other.totalNanos;
    maxNanos = Math.max(maxNanos, other.maxNanos);
    for (int i = 0; i < other.threadCount; i++) {
      addThread(other.threads[i]);
    }
    heldBy(other.holder, other.holderNanos);
  }

  /**
   * The holder of the longest wait is kept. What is left of a wait after the rules is a little
   * shorter than its event, and says more of the holder.
   */
  void heldBy(Holder by, long nanos) {
    if (!by.isKnown()) {
      return;
    }
    boolean sameThread = by.thread().equals(holder.thread());
    boolean sameWithFrame = sameThread && holder.frame().isEmpty() && !by.frame().isEmpty();
    if (nanos > holderNanos || sameWithFrame) {
      boolean frameLost = by.frame().isEmpty() && sameThread;
      holder = frameLost ? holder : by;
      holderNanos = Math.max(nanos, holderNanos);
    }
  }

  private void addThread(long id) {
    if (threadCount == MAX_THREADS) {
      return;
    }
    for (int i = 0; i < threadCount; i++) {
      if (threads[i] == id) {
        return;
      }
    }
    if (threadCount == threads.length) {
      threads = Arrays.copyOf(threads, Math.min(MAX_THREADS, 1 + 3 * threadCount));
    }
    threads[threadCount++] = id;
  }

  long count() {
    return count;
  }

  long totalNanos() {
    return totalNanos;
  }

  long maxNanos() {
    return maxNanos;
  }

  int threads() {
    return threadCount;
  }

  /** Who held the lock in the longest of them for which that is known. */
  Holder holder() {
    return holder;
  }
}
