package io.spandrel.recorder.scope;

import io.spandrel.recorder.breakdown.Reading;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** The threads that have had a scope, and where a closed scope goes. */
public final class ScopeRegistry {
  private final long thresholdNanos;
  private final ScopeSink sink;
  private final Map<Long, ThreadScopes> threads = new ConcurrentHashMap<>();
  private final ThreadLocal<ThreadScopes> ofThread =
      ThreadLocal.withInitial(() -> create(Thread.currentThread()));
  private final LongAdder misplacedCloses = new LongAdder();
  private final Queue<ShortSum> drained = new ConcurrentLinkedQueue<>();

  private record ShortSum(long spanId, long nanos) {}

  /**
   * @param thresholdNanos shortest scope recorded
   */
  public ScopeRegistry(long thresholdNanos, ScopeSink sink) {
    this.thresholdNanos = thresholdNanos;
    this.sink = sink;
  }

  private ThreadScopes create(Thread thread) {
    ThreadScopes scopes = new ThreadScopes(this, thread);
    scopes.shortScopes().overflowTo(sink::shortScopes);
    return scopes;
  }

  /** The calling thread's scopes. */
  public ThreadScopes ofCurrentThread() {
    return ofThread.get();
  }

  void add(ThreadScopes scopes) {
    threads.putIfAbsent(scopes.threadId(), scopes);
  }

  void remove(ThreadScopes scopes) {
    threads.remove(scopes.threadId(), scopes);
    scopes.shortScopes().drainTo(sink::shortScopes);
  }

  void record(OpenScope scope, ThreadScopes thread, long endNanos, Reading last) {
    sink.closed(scope, thread, endNanos, last);
  }

  void countMisplacedClose() {
    misplacedCloses.increment();
  }

  /** Closes on another thread than the attach's, or out of order; they were discarded. */
  public long misplacedCloses() {
    return misplacedCloses.sum();
  }

  public long thresholdNanos() {
    return thresholdNanos;
  }

  /** For any thread; weakly consistent. */
  public Collection<ThreadScopes> threads() {
    return threads.values();
  }

  /**
   * For another thread than the one that sweeps: empties the tables of short scopes. Their sums are
   * told, and kept for the next {@link #sweep}.
   */
  public void drain() {
    ShortScopes.Sink keep =
        (spanId, sumNanos) -> {
          drained.add(new ShortSum(spanId, sumNanos));
          sink.drained(spanId, sumNanos);
        };
    threads.values().forEach(scopes -> scopes.shortScopes().drainTo(keep));
  }

  /** For one thread: empties the tables of short scopes and forgets threads that died. */
  public void sweep(ShortScopes.Sink shortSums) {
    for (ShortSum sum = drained.poll(); sum != null; sum = drained.poll()) {
      shortSums.add(sum.spanId(), sum.nanos());
    }
    ShortScopes.Sink both =
        (spanId, sumNanos) -> {
          shortSums.add(spanId, sumNanos);
          sink.drained(spanId, sumNanos);
        };
    for (ThreadScopes scopes : threads.values()) {
      // Asked first: what a thread adds before it dies must be in the table when that is emptied.
      boolean died = scopes.hasDied();
      scopes.shortScopes().drainTo(both);
      if (died && threads.remove(scopes.threadId(), scopes)) {
        scopes.release();
      }
    }
  }
}
