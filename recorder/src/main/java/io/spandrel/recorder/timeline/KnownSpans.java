package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.id.LastIds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The spans that were seen current and have not been released, oldest first. Bounded; one that is
 * pushed out, or idle for so long that nobody will hand it over, is remembered as given up.
 */
final class KnownSpans {
  /** A span that was current nowhere for so long, and was not handed over, is given up. */
  private static final long IDLE_NANOS = 300_000_000_000L;

  private static final int MOST_SPANS = 50_000;
  private static final int MOST_GIVEN_UP = 10_000;
  private static final int MOST_RELEASED = 20_000;
  private static final int MOST_SCOPES_OF_A_SPAN = 20_000;

  private final IdMap<SpanRecord> spans = new IdMap<>();

  /** By their parent: the first of them, which knows the next. */
  private final IdMap<SpanRecord> children = new IdMap<>();

  private final LastIds givenUp = new LastIds(MOST_GIVEN_UP);

  /** Those released last: nobody asks for a scope that comes late, and it would never be let go. */
  private final LastIds released = new LastIds(MOST_RELEASED);

  private final LostTime lost;
  private boolean hasDropped;

  KnownSpans(LostTime lost) {
    this.lost = lost;
  }

  /** Drops older ones where so many are known of its span that there is no room. */
  void add(ClosedScope scope) {
    SpanRecord record = record(scope.scope().spanId());
    if (record == null) {
      return;
    }
    if (record.parentSpanId == 0 && scope.parentSpanId() != 0) {
      link(record, scope.parentSpanId());
    }
    record.add(scope);
    int dropped = record.dropOver(MOST_SCOPES_OF_A_SPAN);
    hasDropped |= dropped > 0;
    lost.count(dropped);
  }

  /** Of some span not all scopes could be kept. */
  boolean hasDropped() {
    return hasDropped;
  }

  void addShort(long spanId, long sumNanos) {
    SpanRecord record = record(spanId);
    if (record != null) {
      record.addShort(sumNanos);
    }
  }

  /** Null: the span was released, and what still comes of it is late. */
  private SpanRecord record(long spanId) {
    SpanRecord record = spans.get(spanId);
    if (record == null && !released.contains(spanId)) {
      record = new SpanRecord(spanId);
      spans.put(spanId, record);
      if (spans.size() > MOST_SPANS) {
        giveUp(spans.oldestId());
      }
    }
    return record;
  }

  /** Null: not known. */
  SpanRecord get(long spanId) {
    return spans.get(spanId);
  }

  /** Those of them that are known. */
  List<SpanRecord> of(IdSet spanIds) {
    List<SpanRecord> known = new ArrayList<>(spanIds.size());
    spanIds.forEach(spanId -> {
      SpanRecord record = spans.get(spanId);
      if (record != null) {
        known.add(record);
      }
    });
    return known;
  }

  Iterable<SpanRecord> all() {
    return spans.values();
  }

  boolean wasGivenUp(long spanId) {
    return givenUp.contains(spanId);
  }

  /** When children of the span were open that have not ended, as far as their scopes tell. */
  List<Interval> openChildren(long spanId, IdSet ended) {
    List<Interval> intervals = new ArrayList<>();
    for (SpanRecord child = children.get(spanId); child != null; child = child.nextSibling) {
      if (isOpen(child, ended)) {
        intervals.add(new Interval(child.firstKnownNanos(), Long.MAX_VALUE));
      }
    }
    return intervals;
  }

  boolean hasOpenChildren(long spanId, IdSet ended) {
    for (SpanRecord child = children.get(spanId); child != null; child = child.nextSibling) {
      if (isOpen(child, ended)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(SpanRecord child, IdSet ended) {
    return !child.scopes.isEmpty() && !ended.contains(child.spanId);
  }

  void release(long spanId) {
    remove(spanId);
    released.add(spanId);
  }

  private void remove(long spanId) {
    SpanRecord record = spans.remove(spanId);
    if (record != null && record.parentSpanId != 0) {
      unlink(record);
    }
  }

  private void link(SpanRecord child, long parentSpanId) {
    child.parentSpanId = parentSpanId;
    child.nextSibling = children.put(parentSpanId, child);
    if (child.nextSibling != null) {
      child.nextSibling.previousSibling = child;
    }
  }

  private void unlink(SpanRecord child) {
    if (child.nextSibling != null) {
      child.nextSibling.previousSibling = child.previousSibling;
    }
    if (child.previousSibling != null) {
      child.previousSibling.nextSibling = child.nextSibling;
    } else if (child.nextSibling != null) {
      children.put(child.parentSpanId, child.nextSibling);
    } else {
      children.remove(child.parentSpanId);
    }
  }

  private void giveUp(long spanId) {
    remove(spanId);
    lost.count(1);
    givenUp.add(spanId);
  }

  void giveUpIdle(long now, LongPredicate isOpen) {
    List<SpanRecord> idle = new ArrayList<>();
    for (SpanRecord record : spans.values()) {
      if (record.lastSeenNanos(now) < now - IDLE_NANOS && !isOpen.test(record.spanId)) {
        idle.add(record);
      }
    }
    idle.forEach(record -> giveUp(record.spanId));
  }
}
