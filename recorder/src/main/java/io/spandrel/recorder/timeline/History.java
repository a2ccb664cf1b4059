package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  private final IdMap<ThreadHistory> threads = new IdMap<>();
  private final LostTime lost = new LostTime();
  private final KnownSpans spans = new KnownSpans(lost);
  private final RecentPauses pauses = new RecentPauses(lost);
  private final WaitBound waitBound = new WaitBound(MOST_WAITS);
  private final Watched watched = new Watched();
  private final Markers markers = new Markers();
  private final OpenRounds rounds;
  private OpenScopes open = OpenScopes.NONE;

  /** Of a file; null: it has not told yet. */
  private OpenAtStart openAtStart;

  /** Of some thread or span not all scopes could be kept. */
  private boolean hasDropped;

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
    this(live, nanoTime, KEEP_NANOS, live == null ? 0 : live.thresholdNanos());
  }

  private History(ScopeRegistry live, LongSupplier nanoTime, long keepNanos, long thresholdNanos) {
    this.live = live;
    this.nanoTime = nanoTime;
    this.keepNanos = keepNanos;
    this.rounds = new OpenRounds(thresholdNanos);
  }

  /**
   * @param thresholdNanos shortest scope in it
   */
  public static History ofFile(LongSupplier fileNanos, long thresholdNanos) {
    return new History(null, fileNanos, KEEP_OF_FILE_NANOS, thresholdNanos);
  }

  /** Of a file: a scope that was open; those of one moment become known together. */
  public void addOpen(RecordedOpenScope scope) {
    if (told.add(scope)) {
      long seen = told.completeNanos();
      OpenScopes seenOpen = OpenScopes.of(told.complete());
      rounds.add(seen, seen, seenOpen);
      if (told.isWhole()) {
        rounds.readUpTo(seen);
      }
      open = rounds.all();
      if (openAtStart == null) {
        openAtStart = new OpenAtStart(seenOpen);
        openAtStart.readings((reading, threadId) -> thread(threadId).add(reading));
      }
    }
  }

  public void add(ClosedScope closed) {
    ClosedScope scope = openAtStart == null ? closed : openAtStart.since(closed);
    lastSeenNanos = Math.max(lastSeenNanos, scope.scope().end());
    thread(scope.threadId()).add(scope);
    if (scope.scope().spanId() != 0) {
      hasDropped |= spans.add(scope);
    }
  }

  public void addShort(long spanId, long sumNanos) {
    spans.addShort(spanId, sumNanos);
  }

  public void add(long threadId, Wait wait) {
    lastSeenNanos = Math.max(lastSeenNanos, wait.end());
    thread(threadId).add(wait);
    waitBound.added(threads).ifPresent(lost::addUpTo);
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
      OpenScopes now = lookAtOpen();
      open = rounds.all();
      now.readings((reading, threadId) -> thread(threadId).add(reading));
    }
  }

  private OpenScopes lookAtOpen() {
    long before = nanoTime.getAsLong();
    OpenScopes now = OpenScopes.of(live, before);
    rounds.add(before, nanoTime.getAsLong(), now);
    return now;
  }

  public void marker(long sequence, long nanos) {
    markers.read(sequence, nanos);
  }

  public void lost(long count) {
    lost.add(count, new Interval(watched.to(), nanoTime.getAsLong()));
  }

  public void flushed(long now) {
    if (live != null) {
      live.sweep(this::addShort);
      lookAtOpen();
      // The clock is read on the thread that flushes, before it does.
      rounds.readUpTo(clockNanos);
      open = rounds.all();
    }
    markers.flushed(live == null ? Long.MAX_VALUE : rounds.completeUpTo());
    watched.upTo(Math.max(markers.passedNanos(), clockBeforeFlush));
    clockBeforeFlush = clockNanos;
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
    rounds.readUpTo(lastSeenNanos);
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

  public List<ThreadTrack> tracks(IdSet spanIds) {
    return tracks(spans.of(spanIds), spanIds);
  }

  private List<ThreadTrack> tracks(List<SpanRecord> records, IdSet spanIds) {
    return new TrackBuilder(threads, open, nanoTime.getAsLong()).of(records, spanIds);
  }

  /** All that is known of the spans, whose time lies in the interval. */
  public Cut cut(IdSet spanIds, Interval whole) {
    List<SpanRecord> records = spans.of(spanIds);
    List<ThreadTrack> tracks = tracks(records, spanIds);
    Interval stretches = ThreadTrack.stretches(tracks, whole);
    boolean hasShort = false;
    for (SpanRecord record : records) {
      hasShort |= record.shortNanos != 0;
    }
    return new Cut(
        tracks,
        pauses(stretches.start(), stretches.end()),
        unwatched(whole.start(), whole.end()),
        hasShort,
        spanIds.anyMatch(spanId -> hasOpenChildren(spanId, spanIds)),
        lost.overlaps(whole.start(), whole.end()) || spanIds.anyMatch(this::isPartlyLost));
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

  public long shortNanos(long spanId) {
    SpanRecord record = spans.get(spanId);
    return record == null ? 0 : record.shortNanos;
  }

  public List<Interval> openChildren(long spanId, IdSet ended) {
    List<Interval> intervals = spans.openChildren(spanId, ended);
    intervals.addAll(open.childrenOf(spanId, ended));
    return intervals;
  }

  private boolean hasOpenChildren(long spanId, IdSet ended) {
    return spans.hasOpenChildren(spanId, ended) || open.hasChildrenOf(spanId, ended);
  }

  public List<Pause> pauses(long from, long to) {
    return pauses.between(from, to);
  }

  public List<Interval> unwatched(long from, long to) {
    return watched.unwatched(from, to);
  }

  public boolean hasLoss(long spanId, long from, long to) {
    return isPartlyLost(spanId) || lost.overlaps(from, to);
  }

  private boolean isPartlyLost(long spanId) {
    return spans.wasGivenUp(spanId) || hasDropped && hasDroppedScopes(spanId);
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
    HolderRule rule = new HolderRule(waitStart, waitEnd);
    ThreadHistory thread = threads.get(threadId);
    if (thread != null && thread.missesSome(waitEnd)) {
      return null;
    }
    // What was attached inside a closed one was closed before it, so it would be known as well.
    boolean closed = thread != null && thread.considerInnermostAt(waitEnd, rule);
    if (!closed && waitEnd <= rounds.completeUpTo()) {
      open.ofThread(threadId).stream()
          .filter(held -> held.seenNanos() >= waitEnd)
          .forEach(held -> rule.consider(held.scope()));
    }
    return rule.holder();
  }

  public void release(long spanId) {
    spans.release(spanId);
  }

  public long lostCount() {
    return lost.count();
  }

  private ThreadHistory thread(long threadId) {
    ThreadHistory thread = threads.get(threadId);
    if (thread == null) {
      thread = new ThreadHistory(threadId);
      threads.put(threadId, thread);
    }
    return thread;
  }

  private void forget(long now) {
    long oldest =
        Math.max(now - keepNanos, Math.min(neededFromNanos, now - LEAST_KEPT_OF_FILE_NANOS));
    for (ThreadHistory thread : threads.values()) {
      thread.neededFromNanos = oldest;
    }
    long pausesFrom = Math.min(needForSpans(oldest), open.earliestStart());
    List<ThreadHistory> done = new ArrayList<>();
    for (ThreadHistory thread : threads.values()) {
      thread.forgetBefore(Math.min(thread.neededFromNanos, open.outermostStart(thread.threadId)));
      int dropped = thread.dropOver(MOST_SCOPES_OF_A_THREAD);
      hasDropped |= dropped > 0;
      lost.count(dropped);
      if (thread.isEmpty() && open.ofThread(thread.threadId).isEmpty()) {
        done.add(thread);
      }
    }
    done.forEach(thread -> threads.remove(thread.threadId));
    waitBound.count(threads);
    pauses.forgetBefore(pausesFrom);
  }

  /** Threads keep what lies in a scope of a span not yet released; from when on, at the least. */
  private long needForSpans(long oldest) {
    long earliest = oldest;
    for (SpanRecord record : spans.all()) {
      for (ClosedScope scope : record.scopes) {
        long start = scope.scope().start();
        earliest = Math.min(earliest, start);
        ThreadHistory thread = threads.get(scope.threadId());
        if (thread != null) {
          thread.neededFromNanos = Math.min(thread.neededFromNanos, start);
        }
      }
    }
    return earliest;
  }
}
