package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.WaitSample;
import java.util.HashSet;
import java.util.Set;

/** Waits that are alike, added up. */
final class WaitSum {

  /** More threads than this are not told apart. */
  static final int MAX_THREADS = 64;

  private final Set<Long> threads = new HashSet<>(4);
  private long count;
  private long totalNanos;
  private long maxNanos;
  private String holder = "";

  void add(WaitSample wait) {
    add(1, wait.lengthNanos(), wait.lengthNanos(), wait.holderThread());
    addThread(wait.threadId());
  }

  /** Time that no event but a counter tells of. */
  void addCounted(long nanos) {
    add(1, nanos, nanos, "");
  }

  void add(WaitSum other) {
    add(other.count, other.totalNanos, other.maxNanos, other.holder);
    other.threads.forEach(this::addThread);
  }

  private void add(long moreCount, long moreNanos, long longest, String longestHolder) {
    count += moreCount;
    totalNanos += moreNanos;
    if (longest >= maxNanos) {
      maxNanos = longest;
      holder = longestHolder;
    }
  }

  private void addThread(long id) {
    if (threads.size() < MAX_THREADS) {
      threads.add(id);
    }
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
    return threads.size();
  }

  /** Who held the lock in the longest of them. */
  String holder() {
    return holder;
  }
}
