package io.spandrel.recorder.timeline;

/**
 * Whether the span that was current on the releasing thread at the wait's end is the one that held
 * the lock. The waiter wakes up later than the lock was released, so a span that became current in
 * the last moments may have had no part in it: then nothing is claimed.
 */
final class HolderRule {
  private static final long SURE_NANOS = 1_000_000;

  private HolderRule() {}

  /** Null: unknown. */
  static Holder accept(ClosedScope scope, long waitStart, long waitEnd) {
    long start = scope.scope().start();
    boolean sure = start <= waitStart || waitEnd - start >= SURE_NANOS;
    return sure && scope.scope().spanId() != 0
        ? new Holder(scope.traceIdHigh(), scope.traceIdLow(), scope.scope().spanId())
        : null;
  }
}
