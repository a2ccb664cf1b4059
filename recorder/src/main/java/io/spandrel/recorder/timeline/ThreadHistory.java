package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import java.util.Comparator;
import java.util.List;

/** What is kept of one thread: closed scopes, waits, and what its counters said. */
final class ThreadHistory {
  /** So many waits are kept one by one; the older half is then folded. */
  private static final int MOST_WAITS = 4_096;

  final long threadId;
  private final PastScopes scopes = new PastScopes();
  private final ByEnd<Wait> waits = new ByEnd<>();
  private final Readings readings = new Readings();
  private long droppedUpTo = Long.MIN_VALUE;
  private long forgottenUpTo = Long.MIN_VALUE;

  /** Of what ended before, nobody asks; set anew before the old is forgotten. */
  long neededFromNanos;

  ThreadHistory(long threadId) {
    this.threadId = threadId;
  }

  void add(ClosedScope scope) {
    scopes.add(scope);
    add(scope.first());
    add(scope.last());
  }

  void add(Reading reading) {
    if (reading.nanos() != 0) {
      readings.add(reading);
    }
  }

  void add(Wait wait) {
    waits.add(wait);
    if (waits.size() > MOST_WAITS) {
      foldWaits();
    }
  }

  /** Folds the older half of the waits. */
  void foldWaits() {
    int half = waits.size() / 2;
    waits.replaceFirst(half, WaitFolding.fold(waits.items().subList(0, half)));
  }

  List<Wait> waits() {
    return waits.items();
  }

  /** Waits only; returns how many were forgotten. */
  int forgetWaitsBefore(long nanos) {
    return waits.forgetBefore(nanos);
  }

  /** Forgets what ended before the moment, but for the last reading before it. */
  void forgetBefore(long nanos) {
    int old = scopes.firstAfter(nanos);
    if (old > 0) {
      forgottenUpTo = scopes.end(old - 1);
      scopes.dropFirst(old);
    }
    waits.forgetBefore(nanos);
    readings.forgetBefore(nanos);
  }

  /** Drops the older half of the scopes when there are more than so many; how many it dropped. */
  int dropOver(int mostScopes) {
    if (scopes.size() <= mostScopes) {
      return 0;
    }
    int half = scopes.size() / 2;
    droppedUpTo = scopes.end(half - 1);
    scopes.dropFirst(half);
    return half;
  }

  /** Scopes that ended before this may have been dropped. */
  boolean droppedAfter(long nanos) {
    return droppedUpTo > nanos;
  }

  /** A scope that was current at this moment may have been dropped or forgotten. */
  boolean missesSome(long nanos) {
    return Math.max(droppedUpTo, forgottenUpTo) > nanos;
  }

  boolean isEmpty() {
    return scopes.isEmpty() && waits.isEmpty();
  }

  /** Closed scopes that lie in the interval. */
  List<Scope> scopesWithin(long from, long to) {
    return scopes.within(from, to);
  }

  /** Readings in the interval, and one on each side of it where there is one. */
  List<Reading> readingsAround(long from, long to) {
    return readings.around(from, to);
  }

  List<Wait> waitsOverlapping(long from, long to) {
    return waits.overlapping(from, to);
  }

  /** One track with one scope, {@link ThreadTrack#WHOLE}, over all of it. */
  ThreadTrack track(long from, long to) {
    List<Reading> around = readingsAround(from, to);
    List<Wait> during =
        waitsOverlapping(
            around.isEmpty() ? from : Math.min(from, around.get(0).nanos()),
            around.isEmpty() ? to : Math.max(to, around.get(around.size() - 1).nanos()));
    during.sort(Comparator.comparingLong(Wait::start));
    List<Scope> whole = List.of(Scope.of(ThreadTrack.WHOLE, from, to));
    return new ThreadTrack(threadId, false, whole, during, around);
  }

  /** The innermost closed scope at the moment; false: there was none. */
  boolean considerInnermostAt(long nanos, HolderRule rule) {
    int innermost = scopes.innermostAt(nanos);
    if (innermost < 0) {
      return false;
    }
    rule.consider(scopes.start(innermost), scopes.holder(innermost));
    return true;
  }
}
