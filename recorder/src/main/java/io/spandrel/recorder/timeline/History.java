package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The state behind {@link io.spandrel.recorder.Timeline}, which guards it: gives each event to
 * those whom it concerns, and puts together what they answer.
 */
public final class History {
  private final ScopeRegistry live;
  private final LongSupplier nanoTime;
  private final LostTime lost = new LostTime();
  private final KnownThreads threads = new KnownThreads(lost);
  private final KnownSpans spans = new KnownSpans(lost);
  private final RecentPauses pauses = new RecentPauses(lost);
  private final KnownOpenScopes open;
  private final Progress progress = new Progress();
  private final Retention retention;
  private final SpanLosses losses = new SpanLosses(lost, threads, spans);
  private final LockHolders holders;

  /**
   * @param live the scopes still open; null: none is known
   * @param nanoTime the present
   */
  public History(ScopeRegistry live, LongSupplier nanoTime) {
    this(live, nanoTime, Retention.KEEP_NANOS, live == null ? 0 : live.thresholdNanos());
  }

  private History(ScopeRegistry live, LongSupplier nanoTime, long keepNanos, long thresholdNanos) {
    this.live = live;
    this.nanoTime = nanoTime;
    this.open = new KnownOpenScopes(live, nanoTime, thresholdNanos);
    this.holders = new LockHolders(threads, open);
    this.retention = new Retention(threads, spans, pauses, keepNanos);
  }

  /**
   * @param thresholdNanos shortest scope in it
   */
  public static History ofFile(LongSupplier fileNanos, long thresholdNanos) {
    return new History(null, fileNanos, Retention.KEEP_OF_FILE_NANOS, thresholdNanos);
  }

  /** Of a file: a scope that was open; those of one moment become known together. */
  public void addOpen(RecordedOpenScope scope) {
    open.add(scope, threads::add);
  }

  public void add(ClosedScope closed) {
    ClosedScope scope = open.sinceStart(closed);
    progress.seen(scope.scope().end());
    threads.add(scope);
    if (scope.scope().spanId() != 0) {
      spans.add(scope);
    }
  }

  public void addShort(long spanId, long sumNanos) {
    spans.addShort(spanId, sumNanos);
  }

  public void add(long threadId, Wait wait) {
    progress.seen(wait.end());
    threads.add(threadId, wait);
  }

  public void add(Pause pause) {
    progress.seen(pause.end());
    pauses.add(pause);
  }

  public void clock(long nanos) {
    if (progress.clock(nanos)) {
      open.lookAtStart(threads::add);
    }
  }

  public void marker(long sequence, long nanos) {
    progress.marker(sequence, nanos);
  }

  public void lost(long count) {
    lost.add(count, new Interval(progress.watchedUpTo(), nanoTime.getAsLong()));
  }

  public void flushed(long now) {
    if (live != null) {
      live.sweep(this::addShort);
    }
    open.flushed(progress.clockNanos());
    progress.flushed(live == null ? Long.MAX_VALUE : open.completeUpTo());
    retention.forget(now, open.all());
  }

  /** Of a file: of what ended before this moment nothing is asked but for scopes still open. */
  public void neededFrom(long nanos) {
    retention.neededFrom(nanos);
  }

  /** Of a file: all that ended before this has been read. */
  public void readUpTo(long nanos) {
    progress.readUpTo(nanos);
    retention.forget(nanos, open.all());
  }

  public void ended() {
    open.readUpTo(progress.lastSeenNanos());
    progress.ended();
  }

  public boolean hasPassed(long markerSequence) {
    return progress.hasPassed(markerSequence);
  }

  public OptionalLong spanStart(long spanId) {
    SpanRecord record = spans.get(spanId);
    long first = record == null ? 0 : record.spanStartNanos;
    for (OpenScopes.Open scope : open.all().ofSpan(spanId)) {
      long start = scope.scope().spanStartNanos();
      if (start != 0 && (first == 0 || start < first)) {
        first = start;
      }
    }
    return first == 0 ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** All that is known of the spans, whose time lies in the interval. */
  public Cut cut(IdSet spanIds, Interval whole) {
    List<SpanRecord> records = spans.of(spanIds);
    List<ThreadTrack> tracks =
        new TrackBuilder(threads, open.all(), nanoTime.getAsLong()).of(records, spanIds);
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
        losses.overlaps(whole.start(), whole.end()) || spanIds.anyMatch(this::isPartlyLost));
  }

  /** One track with one scope, {@link ThreadTrack#WHOLE}, over all of it; null: not known. */
  public ThreadTrack track(long threadId, long from, long to) {
    ThreadHistory thread = threads.get(threadId);
    return thread == null ? null : thread.track(from, to);
  }

  public long shortNanos(long spanId) {
    SpanRecord record = spans.get(spanId);
    return record == null ? 0 : record.shortNanos;
  }

  public List<Interval> openChildren(long spanId, IdSet ended) {
    List<Interval> intervals = spans.openChildren(spanId, ended);
    intervals.addAll(open.all().childrenOf(spanId, ended));
    return intervals;
  }

  private boolean hasOpenChildren(long spanId, IdSet ended) {
    return spans.hasOpenChildren(spanId, ended) || open.all().hasChildrenOf(spanId, ended);
  }

  public List<Pause> pauses(long from, long to) {
    return pauses.between(from, to);
  }

  public List<Interval> unwatched(long from, long to) {
    return progress.unwatched(from, to);
  }

  public boolean hasLoss(long spanId, long from, long to) {
    return isPartlyLost(spanId) || losses.overlaps(from, to);
  }

  private boolean isPartlyLost(long spanId) {
    return losses.isPartlyLost(spanId, open.all());
  }

  public Holder holder(long threadId, long waitStart, long waitEnd) {
    return holders.holder(threadId, waitStart, waitEnd);
  }

  public void release(long spanId) {
    spans.release(spanId);
  }

  public long lostCount() {
    return lost.count();
  }
}
