package io.spandrel.recorder.timeline;

import java.util.ArrayList;
import java.util.List;

/** What is kept of one span: its closed scopes, and the sum of those too short to be recorded. */
final class SpanRecord {
  final long spanId;
  final List<ClosedScope> scopes = new ArrayList<>(2);
  long shortNanos;

  /** 0: none, or not told yet. */
  long parentSpanId;

  long spanStartNanos;
  boolean hasDropped;

  /** Its neighbours among the children of its parent; null: none. */
  SpanRecord previousSibling;

  SpanRecord nextSibling;

  private long lastSeenNanos;

  SpanRecord(long spanId) {
    this.spanId = spanId;
  }

  /** When the span was last current; a span seen only in short scopes counts from the first ask. */
  long lastSeenNanos(long now) {
    if (lastSeenNanos == 0) {
      lastSeenNanos = now;
    }
    return lastSeenNanos;
  }

  /** When the span began; without a pairing of clocks, when it was first seen current. */
  long firstKnownNanos() {
    return spanStartNanos != 0 ? spanStartNanos : scopes.get(0).scope().start();
  }

  void add(ClosedScope scope) {
    lastSeenNanos = Math.max(lastSeenNanos, scope.scope().end());
    scopes.add(scope);
    if (scope.spanStartNanos() != 0
        && (spanStartNanos == 0 || scope.spanStartNanos() < spanStartNanos)) {
      spanStartNanos = scope.spanStartNanos();
    }
  }

  /** Drops the older half of the scopes when there are more than so many; how many it dropped. */
  int dropOver(int mostScopes) {
    if (scopes.size() <= mostScopes) {
      return 0;
    }
    int half = scopes.size() / 2;
    scopes.subList(0, half).clear();
    hasDropped = true;
    return half;
  }

  /** When it was current is not known: its idle time begins anew. */
  void addShort(long sumNanos) {
    shortNanos += sumNanos;
    lastSeenNanos = 0;
  }
}
