package io.spandrel.recorder.scope;

/**
 * Sums of one thread's outermost scopes too short to be recorded, by span. Written by the thread,
 * drained by the one that joins; the lock is free but for the drain, once a second.
 */
public final class ShortScopes {
  /** So many spans take turns on a thread before a sum must leave early. */
  private static final int SLOTS = 8;

  /** Takes the sums that leave. */
  public interface Sink {
    void add(long spanId, long sumNanos);
  }

  private final long[] spanIds = new long[SLOTS];
  private final long[] sums = new long[SLOTS];
  private int used;
  private int next;
  private Sink overflow = (spanId, sumNanos) -> {};

  void overflowTo(Sink sink) {
    overflow = sink;
  }

  synchronized void add(long spanId, long nanos) {
    if (spanId == 0) {
      return;
    }
    for (int i = 0; i < used; i++) {
      if (spanIds[i] == spanId) {
        sums[i] += nanos;
        return;
      }
    }
    int slot = used < SLOTS ? used++ : next;
    next = (slot + 1) % SLOTS;
    long leavingId = spanIds[slot];
    long leavingSum = sums[slot];
    spanIds[slot] = spanId;
    sums[slot] = nanos;
    if (leavingSum != 0) {
      overflow.add(leavingId, leavingSum);
    }
  }

  public synchronized void drainTo(Sink sink) {
    for (int i = 0; i < used; i++) {
      sink.add(spanIds[i], sums[i]);
      sums[i] = 0;
    }
    used = 0;
    next = 0;
  }
}
