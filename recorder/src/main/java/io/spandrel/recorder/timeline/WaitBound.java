package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdMap;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Bounds the number of waits kept over all threads. First the longest lists are folded, which loses
 * no time; where there are only short ones (many virtual threads), the oldest waits go.
 */
final class WaitBound {
  /** So much room is made at once that it is not asked for at every wait. */
  private static final double KEPT = 0.75;

  /** A shorter list isn't worth folding: its waits would lose their names for little. */
  private static final int LONG_LIST = 256;

  private final int most;
  private int added;

  WaitBound(int most) {
    this.most = most;
  }

  /**
   * One wait was added.
   *
   * @return when waits had to be dropped: up to which moment
   */
  OptionalLong added(IdMap<ThreadHistory> threads) {
    if (++added <= most) {
      return OptionalLong.empty();
    }
    count(threads);
    return added <= most ? OptionalLong.empty() : makeRoom(threads);
  }

  /** Counts anew; to be called when many may have been forgotten. */
  void count(IdMap<ThreadHistory> threads) {
    int sum = 0;
    for (ThreadHistory thread : threads.values()) {
      sum += thread.waits().size();
    }
    added = sum;
  }

  private OptionalLong makeRoom(IdMap<ThreadHistory> threads) {
    int target = (int) (most * KEPT);
    boolean progress = true;
    while (added > target && progress) {
      progress = foldLongest(threads, target);
    }
    return added > most ? dropOldest(threads, target) : OptionalLong.empty();
  }

  private boolean foldLongest(IdMap<ThreadHistory> threads, int target) {
    List<ThreadHistory> longestFirst = threads.copyOfValues();
    longestFirst.removeIf(thread -> thread.waits().size() < LONG_LIST);
    longestFirst.sort(
        Comparator.comparingInt((ThreadHistory thread) -> thread.waits().size()).reversed());
    int before = added;
    for (ThreadHistory thread : longestFirst) {
      if (added <= target) {
        break;
      }
      added -= thread.waits().size();
      thread.foldWaits();
      added += thread.waits().size();
    }
    return added < before;
  }

  private OptionalLong dropOldest(IdMap<ThreadHistory> threads, int target) {
    long[] ends =
        threads.copyOfValues().stream()
            .flatMap(thread -> thread.waits().stream())
            .mapToLong(Wait::end)
            .sorted()
            .toArray();
    long upTo = ends[ends.length - target - 1];
    threads.values().forEach(thread -> thread.forgetWaitsBefore(upTo));
    count(threads);
    return OptionalLong.of(upTo);
  }
}
