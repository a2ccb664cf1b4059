package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdMap;
import java.util.ArrayList;
import java.util.List;

/** What is kept of each thread. Bounded: what is pushed out is counted as lost. */
final class KnownThreads {
  private static final int MOST_SCOPES_OF_A_THREAD = 20_000;
  private static final int MOST_WAITS = 50_000;

  private final IdMap<ThreadHistory> threads = new IdMap<>();
  private final WaitBound waitBound = new WaitBound(MOST_WAITS);
  private final LostTime lost;
  private boolean hasDropped;

  KnownThreads(LostTime lost) {
    this.lost = lost;
  }

  void add(ClosedScope scope) {
    known(scope.threadId()).add(scope);
  }

  void add(long threadId, Wait wait) {
    known(threadId).add(wait);
    waitBound.added(threads).ifPresent(lost::addUpTo);
  }

  void add(Reading reading, long threadId) {
    known(threadId).add(reading);
  }

  private ThreadHistory known(long threadId) {
    ThreadHistory thread = threads.get(threadId);
    if (thread == null) {
      thread = new ThreadHistory(threadId);
      threads.put(threadId, thread);
    }
    return thread;
  }

  /** Null: nothing is kept of it. */
  ThreadHistory get(long threadId) {
    return threads.get(threadId);
  }

  /** Nobody asks any thread for what ended before, but for those who say so afterwards. */
  void neededFrom(long nanos) {
    for (ThreadHistory thread : threads.values()) {
      thread.neededFromNanos = nanos;
    }
  }

  /** This thread is asked for what ended after this moment, too. */
  void neededFrom(long threadId, long nanos) {
    ThreadHistory thread = threads.get(threadId);
    if (thread != null) {
      thread.neededFromNanos = Math.min(thread.neededFromNanos, nanos);
    }
  }

  /** Forgets what nobody asks for, and what there is no room for. */
  void forget(OpenScopes open) {
    List<ThreadHistory> done = new ArrayList<>();
    for (ThreadHistory thread : threads.values()) {
      thread.forgetBefore(Math.min(thread.neededFromNanos, open.outermostStart(thread.threadId)));
      int dropped = thread.dropOver(MOST_SCOPES_OF_A_THREAD);
      hasDropped |= dropped > 0;
      lost.count(dropped);
      if (thread.isEmpty() && open.ofThread(thread.threadId).isEmpty()) {
        done.add(thread);
      }
    }
    done.forEach(thread -> threads.remove(thread.threadId));
    waitBound.count(threads);
  }

  /** Of some thread not all scopes could be kept. */
  boolean hasDropped() {
    return hasDropped;
  }

  /** Of this thread scopes may have been dropped that ended after the moment. */
  boolean hasDropped(long threadId, long after) {
    ThreadHistory thread = threads.get(threadId);
    return thread != null && thread.droppedAfter(after);
  }
}
