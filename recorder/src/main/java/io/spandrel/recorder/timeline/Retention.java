package io.spandrel.recorder.timeline;

/**
 * How long is kept what threads and the VM did: while a scope is open, or a span not released, in
 * which it lies; and then for a few seconds more.
 */
final class Retention {
  /** Longer than the hold: what no scope asks for is kept so long. */
  static final long KEEP_NANOS = 10_000_000_000L;

  /** A file brings nothing late, and may hold more a second than a process was made to keep. */
  static final long KEEP_OF_FILE_NANOS = 6_000_000_000L;

  /** What is open is told once a second, so until that is read all is kept for whom it may be. */
  static final long LEAST_KEPT_OF_FILE_NANOS = 2_500_000_000L;

  private final KnownThreads threads;
  private final KnownSpans spans;
  private final RecentPauses pauses;
  private final long keepNanos;
  private long neededFromNanos = Long.MIN_VALUE;

  /**
   * @param keepNanos {@link #KEEP_NANOS} or {@link #KEEP_OF_FILE_NANOS}
   */
  Retention(KnownThreads threads, KnownSpans spans, RecentPauses pauses, long keepNanos) {
    this.threads = threads;
    this.spans = spans;
    this.pauses = pauses;
    this.keepNanos = keepNanos;
  }

  /** Nobody asks for what ended before this, but for what lies in an open scope. */
  void neededFrom(long nanos) {
    neededFromNanos = nanos;
  }

  /** Forgets what is not needed any more. */
  void forget(long now, OpenScopes open) {
    spans.giveUpIdle(now, spanId -> !open.ofSpan(spanId).isEmpty());
    long oldest =
        Math.max(now - keepNanos, Math.min(neededFromNanos, now - LEAST_KEPT_OF_FILE_NANOS));
    threads.neededFrom(oldest);
    long pausesFrom = Math.min(needForSpans(oldest), open.earliestStart());
    threads.forget(open);
    pauses.forgetBefore(pausesFrom);
  }

  /** Threads keep what lies in a scope of a span not yet released; from when on, at the least. */
  private long needForSpans(long oldest) {
    long earliest = oldest;
    for (SpanRecord record : spans.all()) {
      for (ClosedScope scope : record.scopes) {
        long start = scope.scope().start();
        earliest = Math.min(earliest, start);
        threads.neededFrom(scope.threadId(), start);
      }
    }
    return earliest;
  }
}
