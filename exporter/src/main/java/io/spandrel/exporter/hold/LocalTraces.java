package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.LastIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final IdMap<LocalSpan> spans = new IdMap<>();
  private final IdMap<List<LocalSpan>> orphans = new IdMap<>();

  /**
   * Spans whose local root was released: what still comes below them has nobody to tell. By span,
   * not by trace, since one trace may enter this process again and again.
   */
  private final LastIds finished = new LastIds(MOST_FINISHED_REMEMBERED);

  /** By trace, see {@link SpanIds#ofTrace}. */
  private final IdMap<Long> offsets = new IdMap<>();

  private final LastIds tracesPushedOut = new LastIds(MOST_TRACES_REMEMBERED);

  LocalTraces(Timeline timeline, LongSupplier nanoTime) {
    this.timeline = timeline;
    this.nanoTime = nanoTime;
  }

  /**
   * One that is announced again is the one that it was.
   *
   * @param fallbackOffsetNanos what {@link #offsetNanos} says when nothing better is known; null:
   *     told from this process's clocks
   */
  synchronized LocalSpan announce(SpanData data, Long fallbackOffsetNanos) {
    LocalSpan known = spans.get(SpanIds.of(data));
    if (known != null) {
      return known;
    }
    LocalSpan span = new LocalSpan(data, nanoTime.getAsLong(), fallbackOffsetNanos);
    spans.put(span.spanId, span);
    List<LocalSpan> waiting = orphans.isEmpty() ? null : orphans.remove(span.spanId);
    if (waiting != null) {
      span.adopt(waiting);
    }
    if (!span.localRoot) {
      LocalSpan parent = spans.get(span.parentSpanId);
      if (parent != null) {
        parent.add(span);
        span.rootReleased = parent.rootReleased;
      } else if (finished.contains(span.parentSpanId)) {
        span.rootReleased = true;
      } else {
        waitFor(span.parentSpanId, span);
      }
    }
    if (spans.size() > MOST_SPANS) {
      pushOut(spans.oldest());
    }
    return span;
  }

  private void waitFor(long parentSpanId, LocalSpan span) {
    List<LocalSpan> waiting = orphans.get(parentSpanId);
    if (waiting == null) {
      waiting = new ArrayList<>(4);
      orphans.put(parentSpanId, waiting);
    }
    waiting.add(span);
  }

  private void pushOut(LocalSpan oldest) {
    tracesPushedOut.add(oldest.trace);
    forget(oldest);
  }

  /** The span alone, if it is known: nothing is told of the others. */
  synchronized Relatives itself(LocalSpan span) {
    return span.forgotten ? Relatives.UNKNOWN : Relatives.untold(span);
  }

  /** The span among those that have ended by now. */
  synchronized Relatives relatives(LocalSpan span) {
    return span.forgotten
        ? Relatives.UNKNOWN
        : new Relatives(
            span,
            offsetNanos(span),
            children(span),
            span.localRoot ? descendants(span) : List.of(),
            span.localRoot && isIncomplete(span));
  }

  synchronized List<LocalSpan> children(LocalSpan span) {
    return span.children.isEmpty() ? List.of() : List.copyOf(span.children);
  }

  synchronized List<LocalSpan> descendants(LocalSpan root) {
    List<LocalSpan> found = new ArrayList<>(root.children);
    for (int i = 0; i < found.size(); i++) {
      found.addAll(found.get(i).children);
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
      up = up.parent;
    }
    return up != null && up.localRoot ? up : null;
  }

  synchronized boolean isIncomplete(LocalSpan root) {
    return tracesPushedOut.contains(root.trace);
  }

  /** What is added to the span's epoch nanoseconds to get the recorder's. */
  synchronized long offsetNanos(LocalSpan span) {
    if (span.isOffsetKnown) {
      return span.offsetNanos;
    }
    LocalSpan top = span;
    for (LocalSpan up = span; up != null; up = up.parent) {
      if (knowsOffset(up)) {
        return remember(span, up.offsetNanos);
      }
      top = up;
    }
    for (LocalSpan relative : descendants(top)) {
      if (knowsOffset(relative)) {
        return remember(span, relative.offsetNanos);
      }
    }
    Long ofTrace = offsets.get(span.trace);
    if (ofTrace != null) {
      return ofTrace;
    }
    return span.fallbackOffsetNanos != null ? span.fallbackOffsetNanos : wallClockOffset();
  }

  private long remember(LocalSpan span, long offsetNanos) {
    span.setOffset(offsetNanos);
    Long known = offsets.get(span.trace);
    if (known == null || known != offsetNanos) {
      offsets.put(span.trace, offsetNanos);
      if (offsets.size() > MOST_TRACES_REMEMBERED) {
        offsets.remove(offsets.oldestId());
      }
    }
    return offsetNanos;
  }

  /** No span of the trace was ever recorded as current: only its length and its children matter. */
  private static long wallClockOffset() {
    Instant now = Instant.now();
    return System.nanoTime() - (now.getEpochSecond() * 1_000_000_000L + now.getNano());
  }

  private boolean knowsOffset(LocalSpan span) {
    if (!span.isOffsetKnown) {
      OptionalLong start = timeline.spanStart(span.spanId);
      if (start.isPresent()) {
        span.setOffset(start.getAsLong() - span.startEpochNanos);
      }
    }
    return span.isOffsetKnown;
  }

  /** The span has left; those of which nothing more is needed. */
  synchronized List<LocalSpan> released(LocalSpan span) {
    span.released = true;
    span.rootReleased |= span.localRoot;
    if (!span.rootReleased || span.parent != null && !span.parent.released) {
      return List.of();
    }
    List<LocalSpan> done = new ArrayList<>(1 + span.children.size());
    done.add(span);
    for (int i = 0; i < done.size(); i++) {
      for (LocalSpan child : done.get(i).children) {
        child.rootReleased = true;
        if (child.released) {
          done.add(child);
        }
      }
    }
    for (LocalSpan leaving : done) {
      forget(leaving);
      finished.add(leaving.spanId);
    }
    return done;
  }

  private void forget(LocalSpan span) {
    if (span.forgotten) {
      return;
    }
    spans.remove(span.spanId);
    span.forgotten = true;
    for (LocalSpan child : span.children) {
      child.parent = null;
    }
    if (span.parent != null) {
      span.parent.children.remove(span);
      span.parent = null;
    } else if (!orphans.isEmpty()) {
      forgetOrphan(span);
    }
  }

  private void forgetOrphan(LocalSpan span) {
    List<LocalSpan> siblings = orphans.get(span.parentSpanId);
    if (siblings != null && siblings.remove(span) && siblings.isEmpty()) {
      orphans.remove(span.parentSpanId);
    }
  }

  /** Forgets spans whose local root never came. */
  synchronized List<LocalSpan> expire(long nowNanos) {
    LocalSpan oldest = spans.oldest();
    if (oldest == null || nowNanos - oldest.seenNanos < LONGEST_NANOS) {
      return List.of();
    }
    List<LocalSpan> old = new ArrayList<>();
    for (LocalSpan span : spans.values()) {
      if (nowNanos - span.seenNanos < LONGEST_NANOS) {
        break;
      }
      if (span.released) {
        old.add(span);
      }
    }
    old.forEach(this::pushOut);
    return old;
  }
}
