package io.spandrel.recorder.timeline;

import io.spandrel.recorder.scope.OpenScope;

/**
 * Whether the span that was current on the releasing thread at the wait's end is the one that held
 * the lock. The waiter wakes up later than the lock was released, so a span that became current in
 * the last moments may have had no part in it: then nothing is claimed.
 */
final class HolderRule {
  private static final long SURE_NANOS = 1_000_000;

  private final long waitStart;
  private final long waitEnd;
  private long latestStart = Long.MIN_VALUE;
  private Holder innermost;

  HolderRule(long waitStart, long waitEnd) {
    this.waitStart = waitStart;
    this.waitEnd = waitEnd;
  }

  void consider(OpenScope open) {
    consider(open.startNanos(), new Holder(open.traceIdHigh(), open.traceIdLow(), open.spanId()));
  }

  void consider(long start, Holder holder) {
    if (start <= waitEnd && start > latestStart) {
      latestStart = start;
      innermost = holder;
    }
  }

  /** Null: unknown. */
  Holder holder() {
    boolean sure = latestStart <= waitStart || waitEnd - latestStart >= SURE_NANOS;
    return sure && innermost != null && innermost.spanId() != 0 ? innermost : null;
  }
}
