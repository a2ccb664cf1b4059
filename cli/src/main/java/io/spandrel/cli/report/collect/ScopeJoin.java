package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.ScopeSample;
import io.spandrel.cli.report.sample.WaitSample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the innermost scope around each wait. A scope is known when it closes, after all that lies
 * in it; of nested ones the inner closes first, so the first that claims something is the
 * innermost. What no scope claims in time is in none.
 */
final class ScopeJoin {

  /** So many of a thread's latest wait for a scope. */
  static final int MAX_PER_THREAD = 5_000;

  /** So many of all threads. */
  static final int MAX_IN_ALL = 50_000;

  /** Then those of which nothing waits are forgotten: there may be no end of virtual threads. */
  private static final int MANY_THREADS = 10_000;

  private final Map<Long, Deque<WaitSample>> byThread = new HashMap<>();
  private final BiConsumer<WaitSample, ScopeSample> inScope;
  private final Consumer<WaitSample> inNone;
  private int waiting;
  private int threadsBeforeSweep = MANY_THREADS;

  ScopeJoin(BiConsumer<WaitSample, ScopeSample> inScope, Consumer<WaitSample> inNone) {
    this.inScope = inScope;
    this.inNone = inNone;
  }

  /** In the order of their ends, at least for each thread. */
  void add(WaitSample wait) {
    Deque<WaitSample> latest =
        byThread.computeIfAbsent(wait.thread().javaId(), absent -> new ArrayDeque<>(4));
    latest.addLast(wait);
    waiting++;
    if (byThread.size() > threadsBeforeSweep) {
      byThread.values().removeIf(Deque::isEmpty);
      threadsBeforeSweep = Math.max(MANY_THREADS, 2 * byThread.size());
    }
    if (latest.size() > MAX_PER_THREAD) {
      letGo(latest, 1);
    }
    if (waiting > MAX_IN_ALL) {
      byThread.values().forEach(samples -> letGo(samples, (samples.size() + 1) / 2));
      byThread.values().removeIf(Deque::isEmpty);
    }
  }

  private void letGo(Deque<WaitSample> samples, int count) {
    for (int i = 0; i < count; i++) {
      inNone.accept(samples.removeFirst());
      waiting--;
    }
  }

  /** A scope closed, or one that is still open claims what lies in it so far. */
  void close(ScopeSample scope) {
    Deque<WaitSample> latest = byThread.get(scope.threadId());
    if (latest == null || latest.isEmpty()) {
      return;
    }
    List<WaitSample> around = List.of();
    while (!latest.isEmpty() && latest.peekLast().endNanos() >= scope.startNanos()) {
      WaitSample last = latest.removeLast();
      long middle = last.startNanos() + (last.endNanos() - last.startNanos()) / 2;
      if (middle >= scope.startNanos() && middle <= scope.endNanos()) {
        waiting--;
        inScope.accept(last, scope);
      } else {
        around = around.isEmpty() ? new ArrayList<>() : around;
        around.add(last);
      }
    }
    for (int i = around.size() - 1; i >= 0; i--) {
      latest.addLast(around.get(i));
    }
  }

  void finish() {
    byThread.values().forEach(samples -> samples.forEach(inNone));
    byThread.clear();
    waiting = 0;
  }
}
