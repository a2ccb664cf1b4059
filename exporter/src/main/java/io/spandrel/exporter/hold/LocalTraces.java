package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.timeline.LastSeen;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Which spans of this process belong together: children by parent, until their local root has been
 * released. Bounded: what is pushed out makes the totals of its root incomplete.
 *
 * <p>Guarded by itself: announced by whoever exports, asked by the thread that joins.
 */
final class LocalTraces {
  private static final int MOST_SPANS = 50_000;
  private static final int MOST_TRACES_REMEMBERED = 10_000;
  private static final int MOST_FINISHED_REMEMBERED = 50_000;
  private static final long LONGEST_NANOS = 300_000_000_000L;

  private final Timeline timeline;
  private final LongSupplier nanoTime;
  private final Map<Long, LocalSpan> spans = new LinkedHashMap<>();
  private final Map<Long, List<LocalSpan>> orphans = new HashMap<>();

  /**
   * Spans whose local root was released: what still comes below them has nobody to tell. By span,
   * not by trace, since one trace may enter this process again and again.
   */
  private final LastSeen<Long> finished = new LastSeen<>(MOST_FINISHED_REMEMBERED);

  private final Map<String, Long> offsets = new LinkedHashMap<>();
  private final Map<String, Long> lastPushedOut = new LinkedHashMap<>();

  LocalTraces(Timeline timeline, LongSupplier nanoTime) {
    this.timeline = timeline;
    this.nanoTime = nanoTime;
  }

  /**
   * @param fallbackOffsetNanos what {@link #offsetNanos} says when nothing better is known; null:
   *     told from this process's clocks
   */
  synchronized void announce(SpanData data, Long fallbackOffsetNanos) {
    LocalSpan span = new LocalSpan(data, nanoTime.getAsLong(), fallbackOffsetNanos);
    spans.put(span.spanId, span);
    List<LocalSpan> waiting = orphans.remove(span.spanId);
    if (waiting != null) {
      span.children = waiting;
    }
    if (!span.localRoot) {
      LocalSpan parent = spans.get(span.parentSpanId);
      if (parent != null) {
        parent.add(span);
        span.rootReleased = parent.rootReleased;
      } else if (finished.contains(span.parentSpanId)) {
        span.rootReleased = true;
      } else {
        orphans.computeIfAbsent(span.parentSpanId, id -> new ArrayList<>()).add(span);
      }
    }
    if (spans.size() > MOST_SPANS) {
      pushOut(spans.values().iterator().next());
    }
  }

  private void pushOut(LocalSpan oldest) {
    lastPushedOut.put(oldest.traceId, oldest.endEpochNanos);
    if (lastPushedOut.size() > MOST_TRACES_REMEMBERED) {
      lastPushedOut.remove(lastPushedOut.keySet().iterator().next());
    }
    forget(oldest);
  }

  synchronized LocalSpan get(long spanId) {
    return spans.get(spanId);
  }

  synchronized List<LocalSpan> children(LocalSpan span) {
    return List.copyOf(span.children);
  }

  /** Whether the span has ended and is remembered. */
  synchronized boolean hasEnded(long spanId) {
    return spans.containsKey(spanId);
  }

  synchronized List<LocalSpan> descendants(LocalSpan root) {
    List<LocalSpan> found = new ArrayList<>();
    List<LocalSpan> next = new ArrayList<>(root.children);
    while (!next.isEmpty()) {
      LocalSpan span = next.remove(next.size() - 1);
      found.add(span);
      next.addAll(span.children);
    }
    return found;
  }

  /**
   * The local root above the span, or itself; null: it has not ended, or is higher than so many
   * steps.
   */
  synchronized LocalSpan rootOf(LocalSpan span, int mostSteps) {
    LocalSpan up = span;
    for (int i = 0; i < mostSteps && up != null && !up.localRoot; i++) {
      up = spans.get(up.parentSpanId);
    }
    return up != null && up.localRoot ? up : null;
  }

  synchronized boolean isIncomplete(LocalSpan root) {
    return lastPushedOut.containsKey(root.traceId);
  }

  /** What is added to the span's epoch nanoseconds to get the recorder's. */
  synchronized long offsetNanos(LocalSpan span) {
    if (span.offsetNanos != null) {
      return span.offsetNanos;
    }
    LocalSpan top = span;
    for (LocalSpan up = span; up != null; up = up.localRoot ? null : spans.get(up.parentSpanId)) {
      if (ownOffset(up) != null) {
        return remember(span, up.offsetNanos);
      }
      top = up;
    }
    for (LocalSpan relative : descendants(top)) {
      if (ownOffset(relative) != null) {
        return remember(span, relative.offsetNanos);
      }
    }
    Long ofTrace = offsets.get(span.traceId);
    if (ofTrace != null) {
      return ofTrace;
    }
    return span.fallbackOffsetNanos != null ? span.fallbackOffsetNanos : wallClockOffset();
  }

  private long remember(LocalSpan span, long offsetNanos) {
    span.offsetNanos = offsetNanos;
    offsets.put(span.traceId, offsetNanos);
    if (offsets.size() > MOST_TRACES_REMEMBERED) {
      offsets.remove(offsets.keySet().iterator().next());
    }
    return offsetNanos;
  }

  /** No span of the trace was ever recorded as current: only its length and its children matter. */
  private static long wallClockOffset() {
    Instant now = Instant.now();
    return System.nanoTime() - (now.getEpochSecond() * 1_000_000_000L + now.getNano());
  }

  private Long ownOffset(LocalSpan span) {
    if (span.offsetNanos == null) {
      OptionalLong start = timeline.spanStart(span.spanId);
      if (start.isPresent()) {
        span.offsetNanos = start.getAsLong() - span.startEpochNanos;
      }
    }
    return span.offsetNanos;
  }

  /** The span has left; ids of which nothing more is needed. */
  synchronized List<Long> released(LocalSpan span) {
    span.released = true;
    span.rootReleased |= span.localRoot;
    LocalSpan parent = span.localRoot ? null : spans.get(span.parentSpanId);
    if (!span.rootReleased || parent != null && !parent.released) {
      return List.of();
    }
    List<Long> done = new ArrayList<>();
    Deque<LocalSpan> next = new ArrayDeque<>(List.of(span));
    while (!next.isEmpty()) {
      LocalSpan leaving = next.remove();
      done.add(leaving.spanId);
      for (LocalSpan child : leaving.children) {
        child.rootReleased = true;
        if (child.released) {
          next.add(child);
        }
      }
    }
    done.forEach(this::finish);
    return done;
  }

  private void finish(long spanId) {
    forget(spans.get(spanId));
    finished.add(spanId);
  }

  private void forget(LocalSpan span) {
    if (span == null || spans.remove(span.spanId) == null) {
      return;
    }
    LocalSpan parent = spans.get(span.parentSpanId);
    if (parent != null && !parent.children.isEmpty()) {
      parent.children.remove(span);
    }
    List<LocalSpan> siblings = orphans.get(span.parentSpanId);
    if (siblings != null && siblings.remove(span) && siblings.isEmpty()) {
      orphans.remove(span.parentSpanId);
    }
  }

  /** Forgets spans whose local root never came. */
  synchronized List<Long> expire(long nowNanos) {
    List<LocalSpan> old = null;
    for (Iterator<LocalSpan> all = spans.values().iterator(); all.hasNext(); ) {
      LocalSpan span = all.next();
      if (nowNanos - span.seenNanos < LONGEST_NANOS) {
        break;
      }
      if (span.released) {
        old = old == null ? new ArrayList<>() : old;
        old.add(span);
      }
    }
    if (old == null) {
      return List.of();
    }
    old.forEach(this::pushOut);
    return old.stream().map(span -> span.spanId).toList();
  }
}
