package io.spandrel.recorder;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.jfr.Intake;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.timeline.ClosedScope;
import io.spandrel.recorder.timeline.Cut;
import io.spandrel.recorder.timeline.History;
import io.spandrel.recorder.timeline.Holder;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What the threads and the VM did, as far as it is still needed: per thread scopes and waits, the
 * VM's pauses, and when nobody watched. Memory follows open scopes and spans that have not been
 * released; all else is forgotten after a few seconds. What a bound pushes out is counted.
 *
 * <p>Fed by the thread that reads the stream, asked by the one that joins; safe for both. One of a
 * file is fed and then asked in turns, and asked by several threads at a time. All times are {@link
 * System#nanoTime}.
 */
public final class Timeline implements Intake {
  private final History history;
  private final Runnable onProgress;

  /** Nothing is added to a file's timeline while it is asked, so several may ask at a time. */
  private final boolean isAskedWhileFed;

  /**
   * @param live the scopes still open; null: none is known
   * @param onProgress called after each flush, on the reading thread; must be quick
   */
  public Timeline(ScopeRegistry live, Runnable onProgress) {
    this.history = new History(live, System::nanoTime);
    this.onProgress = onProgress;
    this.isAskedWhileFed = true;
  }

  private Timeline(LongSupplier fileNanos, long thresholdNanos) {
    this.history = History.ofFile(fileNanos, thresholdNanos);
    this.onProgress = () -> {};
    this.isAskedWhileFed = false;
  }

  /**
   * A timeline of what a file tells.
   *
   * @param fileNanos how far the file has been read, on the recorder's clock of its JVM
   * @param thresholdNanos shortest scope in it
   */
  public static Timeline ofFile(LongSupplier fileNanos, long thresholdNanos) {
    return new Timeline(fileNanos, thresholdNanos);
  }

  @Override
  public synchronized void scope(ClosedScope scope) {
    history.add(scope);
  }

  @Override
  public synchronized void shortScopes(long spanId, long sumNanos) {
    history.addShort(spanId, sumNanos);
  }

  @Override
  public synchronized void openScope(RecordedOpenScope scope) {
    history.addOpen(scope);
  }

  @Override
  public synchronized void wait(long threadId, Wait wait) {
    history.add(threadId, wait);
  }

  @Override
  public synchronized void pause(Pause pause) {
    history.add(pause);
  }

  @Override
  public synchronized void clock(long nanos) {
    history.clock(nanos);
  }

  @Override
  public synchronized void marker(long sequence, long nanos) {
    history.marker(sequence, nanos);
  }

  @Override
  public synchronized void lost(long count) {
    history.lost(count);
  }

  /** The stream delivered all it had. */
  public void flushed() {
    synchronized (this) {
      history.flushed(System.nanoTime());
    }
    onProgress.run();
  }

  /** In a file: all that ended before this moment has been read, and the old can be forgotten. */
  public synchronized void readUpTo(long nanos) {
    history.readUpTo(nanos);
  }

  /** In a file: of what ended before this moment nothing is asked but for scopes still open. */
  public synchronized void neededFrom(long nanos) {
    history.neededFrom(nanos);
  }

  /** The stream ended; until the next clock event nothing is watched. */
  public void ended() {
    synchronized (this) {
      history.ended();
    }
    onProgress.run();
  }

  /** Whether all that was committed before this marker has been read. */
  public synchronized boolean hasPassed(long markerSequence) {
    return history.hasPassed(markerSequence);
  }

  /**
   * When one of the spans began, told by its first recorded attach; empty when none was recorded.
   */
  public synchronized OptionalLong spanStart(long spanId) {
    return history.spanStart(spanId);
  }

  /** All that is known of the spans, whose time lies in the interval. */
  public Cut cut(IdSet spanIds, Interval whole) {
    if (!isAskedWhileFed) {
      return history.cut(spanIds, whole);
    }
    synchronized (this) {
      return history.cut(spanIds, whole);
    }
  }

  /** What one thread did between two moments, whatever its spans; null when it isn't known. */
  public synchronized ThreadTrack track(long threadId, long from, long to) {
    return history.track(threadId, from, to);
  }

  /** Sum of the span's outermost scopes that were too short to be recorded. */
  public synchronized long shortNanos(long spanId) {
    return history.shortNanos(spanId);
  }

  /** Child spans that were seen current and have not ended; their ends are far in the future. */
  public synchronized List<Interval> openChildren(long spanId, IdSet ended) {
    return history.openChildren(spanId, ended);
  }

  public synchronized List<Pause> pauses(long from, long to) {
    return history.pauses(from, to);
  }

  public synchronized List<Interval> unwatched(long from, long to) {
    return history.unwatched(from, to);
  }

  /** Whether events were lost while the span was open, or what was kept of it. */
  public synchronized boolean hasLoss(long spanId, long from, long to) {
    return history.hasLoss(spanId, from, to);
  }

  /** The span that was current on a thread at the moment a lock passed from it; null: unknown. */
  public synchronized Holder holder(long threadId, long waitStart, long waitEnd) {
    return history.holder(threadId, waitStart, waitEnd);
  }

  /** The span was released: what was kept for it may go. */
  public synchronized void release(long spanId) {
    history.release(spanId);
  }

  /** Events and records lost since the start, whatever the reason. */
  public synchronized long lostCount() {
    return history.lostCount();
  }
}
