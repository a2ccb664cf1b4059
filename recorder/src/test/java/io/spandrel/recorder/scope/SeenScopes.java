package io.spandrel.recorder.scope;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what a registry hands on. */
public final class SeenScopes implements ScopeSink {
  /** A closed scope with its two readings. */
  public record Seen(OpenScope open, Scope scope, Reading first, Reading last) {}

  private final List<Seen> closed = new ArrayList<>();
  private final Map<Long, Long> shortSums = new ConcurrentHashMap<>();

  @Override
  public synchronized void closed(
      OpenScope scope, ThreadScopes thread, long endNanos, Reading last) {
    closed.add(
        new Seen(
            scope,
            new Scope(
                scope.spanId(),
                scope.startNanos(),
                endNanos,
                scope.nestedChildNanos(),
                scope.nestedOtherNanos(),
                false),
            scope.firstReading(),
            last));
  }

  @Override
  public void shortScopes(long spanId, long sumNanos) {
    shortSums.merge(spanId, sumNanos, Long::sum);
  }

  public synchronized List<Seen> closed() {
    return List.copyOf(closed);
  }

  public synchronized Seen ofSpan(long spanId) {
    return closed.stream().filter(seen -> seen.scope().spanId() == spanId).findFirst().orElse(null);
  }

  public long shortSum(long spanId) {
    return shortSums.getOrDefault(spanId, 0L);
  }
}
