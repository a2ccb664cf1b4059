package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The state behind {@link io.spandrel.recorder.Timeline}, which guards it. */
public final class History {
  /** The span id of a scope that stands for whatever a thread did. */
  public static final long WHOLE = -1;

  /** Longer than the hold: what no scope asks for is kept so long. */
  static final long KEEP_NANOS = 10_000_000_000L;

  /** A file brings nothing late, and may hold more a second than a process was made to keep. */
  static final long KEEP_OF_FILE_NANOS = 6_000_000_000L;

  /** What is open is told once a second, so until that is read all is kept for whom it may be. */
  static final long LEAST_KEPT_OF_FILE_NANOS = 2_500_000_000L;

  private static final int MOST_SCOPES_OF_A_THREAD = 20_000;
  private static final int MOST_WAITS = 50_000;

  private final ScopeRegistry live;
  private final LongSupplier nanoTime;
  private final long keepNanos;
  private final ToldScopes told = new ToldScopes();
  private final Map<Long, ThreadHistory> threads = new HashMap<>();
  private final LostTime lost = new LostTime();
  private final KnownSpans spans = new KnownSpans(lost);
  private final RecentPauses pauses = new RecentPauses(lost);
  private final WaitBound waitBound = new WaitBound(MOST_WAITS);
  private final Watched watched = new Watched();
  private final Markers markers = new Markers();
  private OpenScopes open = OpenScopes.NONE;
  private OpenScopes openBefore = OpenScopes.NONE;

  /** Of a file; null: it has not told yet. */
  private OpenAtStart openAtStart;

  private long clockNanos;
  private long clockBeforeFlush;

  /** Nobody asks for what ended before. */
  private long neededFromNanos = Long.MIN_VALUE;

  /** A stream that ends has brought all up to its last event, and more can't be said. */
  private long lastSeenNanos;

  /**
   * @param live the scopes still open; null: none is known
   * @param nanoTime the present
   */
  public History(ScopeRegistry live, LongSupplier nanoTime) {
    this(live, nanoTime, KEEP_NANOS);
  }

  private History(ScopeRegistry live, LongSupplier nanoTime, long keepNanos) {
    this.live = live;
    this.nanoTime = nanoTime;
    this.keepNanos = keepNanos;
  }

  public static History ofFile(LongSupplier fileNanos) {
    return new History(null, fileNanos, KEEP_OF_FILE_NANOS);
  }

  /** Of a file: a scope that was open; those of one moment become known together. */
  public void addOpen(RecordedOpenScope scope) {
    if (told.add(scope)) {
      openBefore = open;
      open = OpenScopes.of(told.complete());
      if (openAtStart == null) {
        openAtStart = new OpenAtStart(open);
        openAtStart.readings().forEach((threadId, reading) -> thread(threadId).add(reading));
      }
    }
  }

  public void add(ClosedScope closed) {
    ClosedScope scope = openAtStart == null ? closed : openAtStart.since(closed);
    lastSeenNanos = Math.max(lastSeenNanos, scope.scope().end());
    thread(scope.threadId()).add(scope);
    if (scope.scope().spanId() != 0) {
      spans.add(scope);
    }
  }

  public void addShort(long spanId, long sumNanos) {
    spans.addShort(spanId, sumNanos);
  }

  public void add(long threadId, Wait wait) {
    lastSeenNanos = Math.max(lastSeenNanos, wait.end());
    thread(threadId).add(wait);
    waitBound.added(threads.values()).ifPresent(lost::addUpTo);
  }

  public void add(Pause pause) {
    lastSeenNanos = Math.max(lastSeenNanos, pause.end());
    pauses.add(pause);
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
    lost.add(count, new Interval(watched.to(), nanoTime.getAsLong()));
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
    spans.giveUpIdle(now, spanId -> !open.ofSpan(spanId).isEmpty());
    forget(now);
  }

  /** Of a file: of what ended before this moment nothing is asked but for scopes still open. */
  public void neededFrom(long nanos) {
    neededFromNanos = nanos;
  }

  /** Of a file: all that ended before this has been read. */
  public void readUpTo(long nanos) {
    watched.upTo(Math.min(nanos, Math.max(clockNanos, lastSeenNanos)));
    spans.giveUpIdle(nanos, spanId -> !open.ofSpan(spanId).isEmpty());
    forget(nanos);
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
    SpanRecord record = spans.get(spanId);
    long first = record == null ? 0 : record.spanStartNanos;
    for (OpenScopes.Open scope : open.ofSpan(spanId)) {
      long start = scope.scope().spanStartNanos();
      if (start != 0 && (first == 0 || start < first)) {
        first = start;
      }
    }
    return first == 0 ? OptionalLong.empty() : OptionalLong.of(first);
  }

  public List<ThreadTrack> tracks(Collection<Long> spanIds) {
    return new TrackBuilder(threads, spans, open, openBefore, nanoTime.getAsLong()).of(spanIds);
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
    List<Interval> intervals = spans.openChildren(spanId, ended);
    intervals.addAll(open.childrenOf(spanId, ended));
    return intervals;
  }

  public boolean hasOpenChildren(Collection<Long> spanIds, Collection<Long> ended) {
    for (long spanId : spanIds) {
      if (spans.hasOpenChildren(spanId, ended) || !open.childrenOf(spanId, ended).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  public List<Pause> pauses(long from, long to) {
    return pauses.between(from, to);
  }

  public List<Interval> unwatched(long from, long to) {
    return watched.unwatched(from, to);
  }

  public boolean hasLoss(long spanId, long from, long to) {
    return spans.wasGivenUp(spanId) || hasDroppedScopes(spanId) || lost.overlaps(from, to);
  }

  /** Of the span's own scopes, or of those inside them. */
  private boolean hasDroppedScopes(long spanId) {
    SpanRecord record = spans.get(spanId);
    if (record != null) {
      if (record.hasDropped) {
        return true;
      }
      for (ClosedScope own : record.scopes) {
        if (hasDropped(own.threadId(), own.scope().start())) {
          return true;
        }
      }
    }
    for (OpenScopes.Open own : open.ofSpan(spanId)) {
      if (hasDropped(own.thread().threadId(), own.scope().startNanos())) {
        return true;
      }
    }
    return false;
  }

  private boolean hasDropped(long threadId, long after) {
    ThreadHistory thread = threads.get(threadId);
    return thread != null && thread.droppedAfter(after);
  }

  public Holder holder(long threadId, long waitStart, long waitEnd) {
    ThreadHistory thread = threads.get(threadId);
    HolderRule rule = new HolderRule(waitStart, waitEnd);
    ClosedScope closed = thread == null ? null : thread.innermostAt(waitEnd);
    if (closed != null) {
      rule.consider(closed);
    }
    open.ofThread(threadId).forEach(held -> rule.consider(held.scope()));
    return rule.holder();
  }

  public void release(Collection<Long> spanIds) {
    spans.release(spanIds);
  }

  public long lostCount() {
    return lost.count();
  }

  private ThreadHistory thread(long threadId) {
    return threads.computeIfAbsent(threadId, ThreadHistory::new);
  }

  private void forget(long now) {
    Map<Long, Long> needed = new HashMap<>();
    for (SpanRecord record : spans.all()) {
      for (ClosedScope scope : record.scopes) {
        needed.merge(scope.threadId(), scope.scope().start(), Math::min);
      }
    }
    long oldest =
        Math.max(now - keepNanos, Math.min(neededFromNanos, now - LEAST_KEPT_OF_FILE_NANOS));
    for (Iterator<ThreadHistory> all = threads.values().iterator(); all.hasNext(); ) {
      ThreadHistory thread = all.next();
      long from = Math.min(oldest, needed.getOrDefault(thread.threadId, Long.MAX_VALUE));
      thread.forgetBefore(Math.min(from, open.outermostStart(thread.threadId)));
      lost.count(thread.dropOver(MOST_SCOPES_OF_A_THREAD));
      if (thread.isEmpty() && open.ofThread(thread.threadId).isEmpty()) {
        all.remove();
      }
    }
    waitBound.count(threads.values());
    long pausesFrom = Math.min(oldest, open.earliestStart());
    for (long from : needed.values()) {
      pausesFrom = Math.min(pausesFrom, from);
    }
    pauses.forgetBefore(pausesFrom);
  }
}
