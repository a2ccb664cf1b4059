package io.spandrel.exporter.capture;

import io.spandrel.recorder.id.IdSet;
import jdk.jfr.consumer.RecordedEvent;

/** Counts the spans that a capture saw on some thread and not their end. */
final class OpenAtEnd {
  private IdSet collecting = new IdSet();
  private IdSet open = new IdSet();

  /** Of those that are open. */
  private IdSet ended = new IdSet();

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
    collecting = new IdSet();
    // A thread may stay in a span that has ended.
    IdSet stillOpen = new IdSet();
    ended.forEach(spanId -> {
      if (open.contains(spanId)) {
        stillOpen.add(spanId);
      }
    });
    ended = stillOpen;
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
