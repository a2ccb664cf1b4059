package io.spandrel.recorder.scope;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Sums of one thread's outermost scopes too short to be recorded, by span. Written by the thread,
 * drained by others once a second or so. There is no lock that a drain could hold while it waits
 * for a CPU: the thread takes its table away, writes, and puts it back; who drains takes it for
 * good, and waits while it is away.
 */
public final class ShortScopes {
  /** So many spans take turns on a thread before a sum must leave early. */
  private static final int SLOTS = 8;

  /** Stands in the table's place while the thread writes. */
  private static final Table AWAY = new Table();

  /** To write takes some ten nanoseconds, unless the thread loses its CPU meanwhile. */
  private static final int SPINS = 200;

  private static final int MOST_LOOKS = SPINS + 200;
  private static final long LOOK_AGAIN_NANOS = 50_000;

  /** Takes the sums that leave. */
  public interface Sink {
    void add(long spanId, long sumNanos);
  }

  /** Null: there are no sums. */
  private final AtomicReference<Table> table = new AtomicReference<>();

  private Sink overflow = (spanId, sumNanos) -> {};

  void overflowTo(Sink sink) {
    overflow = sink;
  }

  /** On the thread itself; never waits. */
  void add(long spanId, long nanos) {
    if (spanId == 0) {
      return;
    }
    Table taken = table.getAndSet(AWAY);
    // It is away only when an error, a stack overflow say, kept it from coming back.
    Table own = taken == null || taken == AWAY ? new Table() : taken;
    boolean leaves = own.add(spanId, nanos);
    long leavingId = own.leavingId;
    long leavingSum = own.leavingSum;
    table.setRelease(own);
    if (leaves) {
      overflow.add(leavingId, leavingSum);
    }
  }

  /**
   * For any thread; waits a few milliseconds at most for a thread that lost its CPU while it wrote,
   * whose sums then come with the next drain.
   */
  public void drainTo(Sink sink) {
    Table drained = take();
    if (drained != null) {
      for (int i = 0; i < drained.used; i++) {
        sink.add(drained.spanIds[i], drained.sums[i]);
      }
    }
  }

  private Table take() {
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      Table there = table.get();
      if (there == null || there != AWAY && table.compareAndSet(there, null)) {
        return there;
      }
      if (looks < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
    return null;
  }

  private static final class Table {
    private final long[] spanIds = new long[SLOTS];
    private final long[] sums = new long[SLOTS];
    private int used;
    private int next;
    private long leavingId;
    private long leavingSum;

    /** True: a sum had to leave. */
    boolean add(long spanId, long nanos) {
      for (int i = 0; i < used; i++) {
        if (spanIds[i] == spanId) {
          sums[i] += nanos;
          return false;
        }
      }
      boolean leaves = used == SLOTS;
      int slot = leaves ? next : used++;
      next = (slot + 1) % SLOTS;
      leavingId = spanIds[slot];
      leavingSum = sums[slot];
      spanIds[slot] = spanId;
      sums[slot] = nanos;
      return leaves;
    }
  }
}
