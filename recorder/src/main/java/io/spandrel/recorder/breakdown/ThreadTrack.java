package io.spandrel.recorder.breakdown;

import java.util.List;

/**
 * What one thread did, as far as it matters to a span.
 *
 * @param virtual no counters can be read on it; the time that no wait names is {@code running}
 * @param scopes every scope recorded on the thread that touches the span, of whatever span, sorted
 *     by start: what is attached inside decides which part is the span's own
 * @param waits sorted by start; they reach over the whole stretch between two readings
 * @param readings sorted by time
 */
public record ThreadTrack(
    long threadId, boolean virtual, List<Scope> scopes, List<Wait> waits, List<Reading> readings) {
  /** The span id of a scope that stands for whatever a thread did. */
  public static final long WHOLE = -1;

  /**
   * The interval with all the stretches between readings that the tracks reach into: what they hold
   * in all decides what of them is unnamed.
   */
  public static Interval stretches(List<ThreadTrack> tracks, Interval interval) {
    long from = interval.start();
    long to = interval.end();
    for (ThreadTrack track : tracks) {
      if (!track.readings().isEmpty()) {
        from = Math.min(from, track.readings().get(0).nanos());
        to = Math.max(to, track.readings().get(track.readings().size() - 1).nanos());
      }
    }
    return new Interval(from, to);
  }
}
