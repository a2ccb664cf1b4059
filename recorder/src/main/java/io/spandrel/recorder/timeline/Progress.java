package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import java.util.List;

/** How far the events of a stream or a file have been read, and so what of the time was watched. */
final class Progress {
  private final Watched watched = new Watched();
  private final Markers markers = new Markers();
  private long clockNanos;
  private long clockBeforeFlush;

  /** A stream that ends has brought all up to its last event, and more can't be said. */
  private long lastSeenNanos;

  /** An event was read that ended then. */
  void seen(long endNanos) {
    lastSeenNanos = Math.max(lastSeenNanos, endNanos);
  }

  /** True: nothing was watched before it. */
  boolean clock(long nanos) {
    boolean isFirst = !watched.isRunning();
    if (isFirst) {
      watched.startAt(nanos);
    }
    clockNanos = Math.max(clockNanos, nanos);
    seen(nanos);
    return isFirst;
  }

  void marker(long sequence, long nanos) {
    markers.read(sequence, nanos);
  }

  /**
   * The stream delivered all it had.
   *
   * @param completeUpTo all scopes that were current up to this moment are known
   */
  void flushed(long completeUpTo) {
    markers.flushed(completeUpTo);
    watched.upTo(Math.max(markers.passedNanos(), clockBeforeFlush));
    clockBeforeFlush = clockNanos;
  }

  /** Of a file: all that ended before this has been read. */
  void readUpTo(long nanos) {
    watched.upTo(Math.min(nanos, Math.max(clockNanos, lastSeenNanos)));
  }

  void ended() {
    markers.ended();
    watched.upTo(Math.max(markers.passedNanos(), lastSeenNanos));
    watched.stop();
  }

  boolean hasPassed(long markerSequence) {
    return markers.passedSequence() >= markerSequence;
  }

  /** The last clock event; the clock is read on the thread that flushes, before it does. */
  long clockNanos() {
    return clockNanos;
  }

  long lastSeenNanos() {
    return lastSeenNanos;
  }

  long watchedUpTo() {
    return watched.to();
  }

  /** What of the interval was not watched. */
  List<Interval> unwatched(long from, long to) {
    return watched.unwatched(from, to);
  }
}
