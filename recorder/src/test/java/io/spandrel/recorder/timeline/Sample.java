package io.spandrel.recorder.timeline;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdSet;
import java.util.List;

/** What tests put into a history and ask of it; times in milliseconds after {@link #START}. */
final class Sample {
  static final long MILLI = 1_000_000;
  static final long START = 1_000_000_000_000L;

  private Sample() {}

  static long at(long millis) {
    return START + millis * MILLI;
  }

  static Wait waited(long start, long end) {
    return waited(State.LOCK, start, end);
  }

  static Wait waited(State state, long start, long end) {
    return Wait.of(state, at(start), at(end));
  }

  static ClosedScope scope(long threadId, long spanId, long start, long end) {
    return scope(threadId, spanId, 0, start, end);
  }

  /** Its span began 1 ms before it; the thread was on a CPU all the time. */
  static ClosedScope scope(long threadId, long spanId, long parent, long start, long end) {
    return new ClosedScope(
        Scope.of(spanId, at(start), at(end)),
        7,
        8,
        threadId,
        false,
        parent,
        at(start - 1),
        new Reading(at(start), at(start), 0),
        new Reading(at(end), at(end), 0));
  }

  static List<ThreadTrack> tracks(History history, long... spanIds) {
    return history.cut(IdSet.of(spanIds), new Interval(START, START)).tracks();
  }
}
