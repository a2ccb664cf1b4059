package io.spandrel.recorder.timeline;

/** Whether something of a span may have been lost: an event, or what was kept of it. */
final class SpanLosses {
  private final LostTime lost;
  private final KnownThreads threads;
  private final KnownSpans spans;

  SpanLosses(LostTime lost, KnownThreads threads, KnownSpans spans) {
    this.lost = lost;
    this.threads = threads;
    this.spans = spans;
  }

  /** Events were lost that may lie in the interval. */
  boolean overlaps(long from, long to) {
    return lost.overlaps(from, to);
  }

  /** Not all that was read of the span is kept. */
  boolean isPartlyLost(long spanId, OpenScopes open) {
    return spans.wasGivenUp(spanId)
        || (threads.hasDropped() || spans.hasDropped()) && hasDroppedScopes(spanId, open);
  }

  /** Of the span's own scopes, or of those inside them. */
  private boolean hasDroppedScopes(long spanId, OpenScopes open) {
    SpanRecord record = spans.get(spanId);
    if (record != null) {
      if (record.hasDropped) {
        return true;
      }
      for (ClosedScope own : record.scopes) {
        if (threads.hasDropped(own.threadId(), own.scope().start())) {
          return true;
        }
      }
    }
    for (OpenScopes.Open own : open.ofSpan(spanId)) {
      if (threads.hasDropped(own.thread().threadId(), own.scope().startNanos())) {
        return true;
      }
    }
    return false;
  }
}
