package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.scope.ScopeRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** The state behind {@link io.spandrel.recorder.Timeline}, which guards it. */
public final class History {
  /** The span id of a scope that stands for whatever a thread did. */
  public static final long WHOLE = -1;

  /** Longer than the hold: what no scope asks for is kept so long. */
  static final long KEEP_NANOS = 10_000_000_000L;

  /** A span that was current nowhere for so long, and was not handed over, is given up. */
  private static final long IDLE_NANOS = 300_000_000_000L;

  private static final int MOST_SPANS = 50_000;
  private static final int MOST_GIVEN_UP = 10_000;
  private static final int MOST_SCOPES_OF_A_THREAD = 20_000;
  private static final int MOST_WAITS = 50_000;
  private static final int MOST_SCOPES_OF_A_SPAN = 20_000;
  private static final int MOST_PAUSES = 10_000;
  private static final int MOST_LOSSES = 1_000;

  private final ScopeRegistry live;
  private final Map<Long, ThreadHistory> threads = new HashMap<>();
  private final Map<Long, SpanRecord> spans = new LinkedHashMap<>();
  private final Map<Long, Set<Long>> children = new HashMap<>();
  private final Set<Long> givenUp = new LinkedHashSet<>();
  private final Deque<Pause> pauses = new ArrayDeque<>();
  private final Deque<Interval> losses = new ArrayDeque<>();
  private final WaitBound waitBound = new WaitBound(MOST_WAITS);
  private final Watched watched = new Watched();
  private final Markers markers = new Markers();
  private OpenScopes open = OpenScopes.NONE;
  private OpenScopes openBefore = OpenScopes.NONE;
  private long clockNanos;
  private long clockBeforeFlush;

  /** A stream that ends has brought all up to its last event, and more can't be said. */
  private long lastSeenNanos;

  private long lostCount;

  public History(ScopeRegistry live) {
    this.live = live;
  }

  public void add(ClosedScope scope) {
    lastSeenNanos = Math.max(lastSeenNanos, scope.scope().end());
    thread(scope.threadId()).add(scope);
    long spanId = scope.scope().spanId();
    if (spanId != 0) {
      SpanRecord record = record(spanId);
      record.add(scope);
      lostCount += record.dropOver(MOST_SCOPES_OF_A_SPAN);
      if (scope.parentSpanId() != 0) {
        children.computeIfAbsent(scope.parentSpanId(), id -> new HashSet<>()).add(spanId);
      }
    }
  }

  public void addShort(long spanId, long sumNanos) {
    record(spanId).addShort(sumNanos);
  }

  public void add(long threadId, Wait wait) {
    lastSeenNanos = Math.max(lastSeenNanos, wait.end());
    thread(threadId).add(wait);
    waitBound.added(threads.values()).ifPresent(this::loseUpTo);
  }

  public void add(Pause pause) {
    lastSeenNanos = Math.max(lastSeenNanos, pause.end());
    pauses.add(pause);
    if (pauses.size() > MOST_PAUSES) {
      loseUpTo(pauses.remove().end());
    }
  }

  public void clock(long nanos) {
    if (!watched.isRunning()) {
      watched.startAt(nanos);
      readOpenThreads();
    }
    clockNanos = Math.max(clockNanos, nanos);
    lastSeenNanos = Math.max(lastSeenNanos, nanos);
  }

  /** A stretch that began before the recorder did must not lend its CPU time to what is watched. */
  private void readOpenThreads() {
    if (live != null) {
      open = OpenScopes.of(live);
      open.readings().forEach((threadId, reading) -> thread(threadId).add(reading));
    }
  }

  public void marker(long sequence, long nanos) {
    markers.read(sequence, nanos);
  }

  public void lost(long count) {
    lostCount += count;
    addLoss(new Interval(watched.to(), System.nanoTime()));
  }

  private void loseUpTo(long nanos) {
    lostCount++;
    addLoss(new Interval(Long.MIN_VALUE, nanos));
  }

  private void addLoss(Interval loss) {
    losses.add(loss);
    if (losses.size() > MOST_LOSSES) {
      losses.remove();
    }
  }

  public void flushed(long now) {
    markers.flushed();
    watched.upTo(Math.max(markers.passedNanos(), clockBeforeFlush));
    clockBeforeFlush = clockNanos;
    if (live != null) {
      live.sweep(this::addShort);
      openBefore = open;
      open = OpenScopes.of(live);
    }
    giveUpIdleSpans(now);
    forget(now);
  }

  public void ended() {
    markers.ended();
    watched.upTo(Math.max(markers.passedNanos(), lastSeenNanos));
    watched.stop();
  }

  public boolean hasPassed(long markerSequence) {
    return markers.passedSequence() >= markerSequence;
  }

  public OptionalLong spanStart(long spanId) {
    LongStream.Builder told = LongStream.builder();
    SpanRecord record = spans.get(spanId);
    if (record != null) {
      told.add(record.spanStartNanos);
    }
    open.ofSpan(spanId).forEach(scope -> told.add(scope.scope().spanStartNanos()));
    return told.build().filter(start -> start != 0).min();
  }

  public List<ThreadTrack> tracks(Collection<Long> spanIds) {
    return new TrackBuilder(threads, spans, open, openBefore, System.nanoTime()).of(spanIds);
  }

  /** One track with one scope, {@link #WHOLE}, over all of it. */
  public ThreadTrack track(long threadId, long from, long to) {
    ThreadHistory thread = threads.get(threadId);
    if (thread == null) {
      return null;
    }
    List<Reading> readings = thread.readingsAround(from, to);
    List<Wait> waits =
        thread.waitsOverlapping(
            readings.isEmpty() ? from : Math.min(from, readings.get(0).nanos()),
            readings.isEmpty() ? to : Math.max(to, readings.get(readings.size() - 1).nanos()));
    waits.sort(Comparator.comparingLong(Wait::start));
    return new ThreadTrack(threadId, false, List.of(Scope.of(WHOLE, from, to)), waits, readings);
  }

  public long shortNanos(Collection<Long> spanIds) {
    long sum = 0;
    for (Long spanId : spanIds) {
      SpanRecord record = spans.get(spanId);
      sum += record == null ? 0 : record.shortNanos;
    }
    return sum;
  }

  public List<Interval> openChildren(long spanId, Collection<Long> ended) {
    List<Interval> intervals = new ArrayList<>();
    for (Long child : children.getOrDefault(spanId, Set.of())) {
      SpanRecord record = spans.get(child);
      if (record != null && !ended.contains(child) && !record.scopes.isEmpty()) {
        long start =
            record.spanStartNanos != 0
                ? record.spanStartNanos
                : record.scopes.get(0).scope().start();
        intervals.add(new Interval(start, Long.MAX_VALUE));
      }
    }
    for (Long candidate : open.spans()) {
      if (candidate != 0 && !ended.contains(candidate)) {
        for (OpenScopes.Open scope : open.ofSpan(candidate)) {
          if (scope.scope().parentSpanId() == spanId) {
            long start = scope.scope().spanStartNanos();
            intervals.add(
                new Interval(start != 0 ? start : scope.scope().startNanos(), Long.MAX_VALUE));
          }
        }
      }
    }
    return intervals;
  }

  public List<Pause> pauses(long from, long to) {
    return pauses.stream().filter(pause -> pause.start() < to && pause.end() > from).toList();
  }

  public List<Interval> unwatched(long from, long to) {
    return watched.unwatched(from, to);
  }

  public boolean hasLoss(long spanId, long from, long to) {
    return givenUp.contains(spanId)
        || hasDroppedScopes(spanId)
        || losses.stream().anyMatch(loss -> loss.start() < to && loss.end() > from);
  }

  /** Of the span's own scopes, or of those inside them. */
  private boolean hasDroppedScopes(long spanId) {
    SpanRecord record = spans.get(spanId);
    return record != null
            && (record.hasDropped
                || record.scopes.stream()
                    .anyMatch(own -> hasDropped(own.threadId(), own.scope().start())))
        || open.ofSpan(spanId).stream()
            .anyMatch(own -> hasDropped(own.thread().threadId(), own.scope().startNanos()));
  }

  private boolean hasDropped(long threadId, long after) {
    ThreadHistory thread = threads.get(threadId);
    return thread != null && thread.droppedAfter(after);
  }

  public Holder holder(long threadId, long waitStart, long waitEnd) {
    ThreadHistory thread = threads.get(threadId);
    ClosedScope closed = thread == null ? null : thread.innermostAt(waitEnd);
    return closed == null ? null : HolderRule.accept(closed, waitStart, waitEnd);
  }

  public void release(Collection<Long> spanIds) {
    for (Long spanId : spanIds) {
      SpanRecord record = spans.remove(spanId);
      children.remove(spanId);
      if (record != null) {
        forgetChild(record.parentSpanId, spanId);
      }
    }
  }

  private void forgetChild(long parentSpanId, long spanId) {
    Set<Long> siblings = children.get(parentSpanId);
    if (siblings != null && siblings.remove(spanId) && siblings.isEmpty()) {
      children.remove(parentSpanId);
    }
  }

  public long lostCount() {
    return lostCount;
  }

  private ThreadHistory thread(long threadId) {
    return threads.computeIfAbsent(threadId, ThreadHistory::new);
  }

  private SpanRecord record(long spanId) {
    SpanRecord record = spans.computeIfAbsent(spanId, id -> new SpanRecord());
    if (spans.size() > MOST_SPANS) {
      giveUp(spans.keySet().iterator().next());
    }
    return record;
  }

  /** Too many spans, or one that was never handed to the exporter. */
  private void giveUp(Long spanId) {
    release(List.of(spanId));
    lostCount++;
    givenUp.add(spanId);
    if (givenUp.size() > MOST_GIVEN_UP) {
      givenUp.remove(givenUp.iterator().next());
    }
  }

  private void giveUpIdleSpans(long now) {
    List<Long> idle = new ArrayList<>();
    spans.forEach((spanId, record) -> {
      if (record.lastSeenNanos(now) < now - IDLE_NANOS && open.ofSpan(spanId).isEmpty()) {
        idle.add(spanId);
      }
    });
    idle.forEach(this::giveUp);
  }

  private void forget(long now) {
    Map<Long, Long> needed = new HashMap<>();
    for (SpanRecord record : spans.values()) {
      for (ClosedScope scope : record.scopes) {
        needed.merge(scope.threadId(), scope.scope().start(), Math::min);
      }
    }
    long oldest = now - KEEP_NANOS;
    for (Iterator<ThreadHistory> all = threads.values().iterator(); all.hasNext(); ) {
      ThreadHistory thread = all.next();
      long from = Math.min(oldest, needed.getOrDefault(thread.threadId, Long.MAX_VALUE));
      thread.forgetBefore(Math.min(from, open.outermostStart(thread.threadId)));
      lostCount += thread.dropOver(MOST_SCOPES_OF_A_THREAD);
      if (thread.isEmpty() && open.ofThread(thread.threadId).isEmpty()) {
        all.remove();
      }
    }
    waitBound.count(threads.values());
    long pausesFrom = Math.min(oldest, open.earliestStart());
    for (long from : needed.values()) {
      pausesFrom = Math.min(pausesFrom, from);
    }
    while (!pauses.isEmpty() && pauses.peek().end() < pausesFrom) {
      pauses.remove();
    }
  }
}
