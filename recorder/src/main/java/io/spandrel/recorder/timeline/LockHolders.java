package io.spandrel.recorder.timeline;

/** Finds the span that was current on a thread at the moment a lock passed from it. */
final class LockHolders {
  private final KnownThreads threads;
  private final KnownOpenScopes open;

  LockHolders(KnownThreads threads, KnownOpenScopes open) {
    this.threads = threads;
    this.open = open;
  }

  /** Null: unknown. */
  Holder holder(long threadId, long waitStart, long waitEnd) {
    HolderRule rule = new HolderRule(waitStart, waitEnd);
    ThreadHistory thread = threads.get(threadId);
    if (thread != null && thread.missesSome(waitEnd)) {
      return null;
    }
    // What was attached inside a closed one was closed before it, so it would be known as well.
    boolean closed = thread != null && thread.considerInnermostAt(waitEnd, rule);
    if (!closed && waitEnd <= open.completeUpTo()) {
      open.all().ofThread(threadId).stream()
          .filter(held -> held.seenNanos() >= waitEnd)
          .forEach(held -> rule.consider(held.scope()));
    }
    return rule.holder();
  }
}
