package io.spandrel.recorder.scope;

import io.spandrel.recorder.breakdown.Reading;

/** Where scopes go when they close; called on the application's thread, must not block or throw. */
public interface ScopeSink {
  void closed(OpenScope scope, ThreadScopes thread, long endNanos, Reading last);

  void shortScopes(long spanId, long sumNanos);

  /** What {@link ScopeRegistry#sweep} took; called on the thread that sweeps. */
  default void drained(long spanId, long sumNanos) {}
}
