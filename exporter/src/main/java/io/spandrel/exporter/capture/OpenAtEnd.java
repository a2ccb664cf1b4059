package io.spandrel.exporter.capture;

import java.util.HashSet;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** Counts the spans that a capture saw on some thread and not their end. */
final class OpenAtEnd {
  private Set<Long> collecting = new HashSet<>();
  private Set<Long> open = new HashSet<>();
  private final Set<Long> ended = new HashSet<>();
  private long seenNanos;

  /** An {@code OpenScopeEvent}; those of one moment come together. */
  void scope(RecordedEvent event) {
    scope(event.getLong("seenNanos"), event.getLong("threadId"), event.getLong("spanId"));
  }

  void scope(long seen, long threadId, long spanId) {
    if (seen != seenNanos) {
      if (!collecting.isEmpty()) {
        complete();
      }
      seenNanos = seen;
    }
    if (threadId == 0) {
      complete();
    } else if (spanId != 0) {
      collecting.add(spanId);
    }
  }

  private void complete() {
    open = collecting;
    collecting = new HashSet<>();
    // A thread may stay in a span that has ended.
    ended.retainAll(open);
  }

  /** A span ended. */
  void ended(long spanId) {
    if (open.contains(spanId)) {
      ended.add(spanId);
    }
  }

  int count() {
    return open.size() - ended.size();
  }
}
