package io.spandrel.recorder.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The scopes that were open whenever somebody looked. A look tells nothing of a scope that closed
 * before it and whose event has not been read; so looks are kept back to the last one that the
 * reading of events has overtaken, and what any of them saw is known.
 */
final class OpenRounds {
  /** Each flush looks. So many only while the reading of events stands still. */
  private static final int MOST_ROUNDS = 16;

  /** Taken between two moments. */
  private record Round(long begin, long end, OpenScopes scopes) {}

  private final Deque<Round> rounds = new ArrayDeque<>();
  private final long thresholdNanos;
  private OpenScopes all = OpenScopes.NONE;
  private long completeUpTo = Long.MIN_VALUE;

  /**
   * @param thresholdNanos scopes shorter than this leave no event
   */
  OpenRounds(long thresholdNanos) {
    this.thresholdNanos = thresholdNanos;
  }

  void add(long begin, long end, OpenScopes scopes) {
    rounds.add(new Round(begin, end, scopes));
    if (rounds.size() > MOST_ROUNDS) {
      rounds.remove();
    }
    merge();
  }

  /** All events have been read that were committed before this moment. */
  void readUpTo(long nanos) {
    Round overtaken = null;
    while (!rounds.isEmpty() && rounds.peek().end() <= nanos) {
      overtaken = rounds.remove();
    }
    if (overtaken != null) {
      completeUpTo = overtaken.begin() - thresholdNanos;
      rounds.addFirst(overtaken);
      merge();
    }
  }

  private void merge() {
    List<OpenScopes> newestFirst = new ArrayList<>();
    for (Iterator<Round> newest = rounds.descendingIterator(); newest.hasNext(); ) {
      newestFirst.add(newest.next().scopes());
    }
    all = OpenScopes.merged(newestFirst);
  }

  /** What was open at any of the looks; closed ones are among them. */
  OpenScopes all() {
    return all;
  }

  /**
   * Every scope is known that was current at this moment or before: either it is among those open,
   * or its event has been read. One that was open in a look, and too young then to leave an event,
   * is why this is somewhat earlier than the look.
   */
  long completeUpTo() {
    return completeUpTo;
  }
}
