package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/**
 * The scopes that are open: as the registry shows them at each look, or as a file tells of them.
 */
final class KnownOpenScopes {
  private final ScopeRegistry live;
  private final LongSupplier nanoTime;
  private final ToldScopes told = new ToldScopes();
  private final OpenRounds rounds;
  private OpenScopes all = OpenScopes.NONE;

  /** Of a file; null: it has not told yet. */
  private OpenAtStart atStart;

  /**
   * @param live null: only a file tells of them
   * @param thresholdNanos scopes shorter than this leave no event
   */
  KnownOpenScopes(ScopeRegistry live, LongSupplier nanoTime, long thresholdNanos) {
    this.live = live;
    this.nanoTime = nanoTime;
    this.rounds = new OpenRounds(thresholdNanos);
  }

  /**
   * One that a file tells of; those of one moment become known together.
   *
   * @param firstReadings takes what the counters of their threads said when the file began, by
   *     thread id
   */
  void add(RecordedOpenScope scope, ObjLongConsumer<Reading> firstReadings) {
    if (!told.add(scope)) {
      return;
    }
    long seen = told.completeNanos();
    OpenScopes seenOpen = OpenScopes.of(told.complete());
    rounds.add(seen, seen, seenOpen);
    if (told.isWhole()) {
      rounds.readUpTo(seen);
    }
    all = rounds.all();
    if (atStart == null) {
      atStart = new OpenAtStart(seenOpen);
      atStart.readings(firstReadings);
    }
  }

  /** The scope with only what happened in it since a file began. */
  ClosedScope sinceStart(ClosedScope closed) {
    return atStart == null ? closed : atStart.since(closed);
  }

  /**
   * A stream begins: a stretch that began before it must not lend its CPU time to what is watched.
   *
   * @param readings takes what the counters of threads in open scopes say now, by thread id
   */
  void lookAtStart(ObjLongConsumer<Reading> readings) {
    if (live != null) {
      OpenScopes now = look();
      all = rounds.all();
      now.readings(readings);
    }
  }

  /**
   * The stream delivered all it had.
   *
   * @param readUpTo all events have been read that were committed before this moment
   */
  void flushed(long readUpTo) {
    if (live != null) {
      look();
      rounds.readUpTo(readUpTo);
      all = rounds.all();
    }
  }

  private OpenScopes look() {
    long before = nanoTime.getAsLong();
    OpenScopes now = OpenScopes.of(live, before);
    rounds.add(before, nanoTime.getAsLong(), now);
    return now;
  }

  void readUpTo(long nanos) {
    rounds.readUpTo(nanos);
  }

  OpenScopes all() {
    return all;
  }

  /** Every scope is known that was current at this moment or before. */
  long completeUpTo() {
    return rounds.completeUpTo();
  }
}
