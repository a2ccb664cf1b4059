package io.spandrel.recorder.timeline;

import java.util.ArrayList;
import java.util.List;

/** What is kept of one span: its closed scopes, and the sum of those too short to be recorded. */
final class SpanRecord {
  final List<ClosedScope> scopes = new ArrayList<>();
  long shortNanos;
  long parentSpanId;
  long spanStartNanos;

  private long lastSeenNanos;

  /** When the span was last current; a span seen only in short scopes counts from the first ask. */
  long lastSeenNanos(long now) {
    if (lastSeenNanos == 0) {
      lastSeenNanos = now;
    }
    return lastSeenNanos;
  }

  void add(ClosedScope scope) {
    lastSeenNanos = Math.max(lastSeenNanos, scope.scope().end());
    scopes.add(scope);
    parentSpanId = scope.parentSpanId();
    if (scope.spanStartNanos() != 0
        && (spanStartNanos == 0 || scope.spanStartNanos() < spanStartNanos)) {
      spanStartNanos = scope.spanStartNanos();
    }
  }

  /** When it was current is not known: its idle time begins anew. */
  void addShort(long sumNanos) {
    shortNanos += sumNanos;
    lastSeenNanos = 0;
  }
}
