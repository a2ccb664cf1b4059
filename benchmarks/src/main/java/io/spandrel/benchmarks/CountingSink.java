package io.spandrel.benchmarks;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.ScopeSink;
import io.spandrel.recorder.scope.ThreadScopes;

/** Takes scopes without writing an event, so that the tracking alone is measured. */
final class CountingSink implements ScopeSink {
  private long nanos;

  @Override
  public void closed(OpenScope scope, ThreadScopes thread, long endNanos, Reading last) {
    nanos += endNanos - scope.startNanos();
  }

  @Override
  public void shortScopes(long spanId, long sumNanos) {
    nanos += sumNanos;
  }
}
