package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What is kept of one thread: closed scopes and waits, both in the order of their ends. */
final class ThreadHistory {
  /** So many waits are kept one by one; the older half is then folded. */
  private static final int MOST_WAITS = 4_096;

  private static final int MOST_READINGS = 8_192;

  final long threadId;
  private final List<ClosedScope> scopes = new ArrayList<>();
  private final TreeMap<Long, Reading> readings = new TreeMap<>();
  private List<Wait> waits = new ArrayList<>();
  private long droppedUpTo = Long.MIN_VALUE;
  private long forgottenUpTo = Long.MIN_VALUE;

  /** No scope and no wait is longer: what ends later than this after a moment began after it. */
  private long longestScope;

  private long longestWait;

  ThreadHistory(long threadId) {
    this.threadId = threadId;
  }

  void add(ClosedScope scope) {
    longestScope = Math.max(longestScope, scope.scope().end() - scope.scope().start());
    insert(scopes, scope, closed -> closed.scope().end());
    add(scope.first());
    add(scope.last());
  }

  void add(Reading reading) {
    if (reading.nanos() != 0) {
      readings.put(reading.nanos(), reading);
      if (readings.size() > MOST_READINGS) {
        thinReadings();
      }
    }
  }

  private void thinReadings() {
    boolean drop = false;
    var older = readings.values().iterator();
    for (int i = 0; i < MOST_READINGS / 2; i++) {
      older.next();
      if (drop) {
        older.remove();
      }
      drop = !drop;
    }
  }

  void add(Wait wait) {
    longestWait = Math.max(longestWait, wait.length());
    insert(waits, wait, Wait::end);
    if (waits.size() > MOST_WAITS) {
      foldWaits();
    }
  }

  /** Nearly always the last: an event comes late now and then, and the clock is set right. */
  private static <T> void insert(List<T> sorted, T item, ToLongFunction<T> end) {
    int at = sorted.size();
    while (at > 0 && end.applyAsLong(sorted.get(at - 1)) > end.applyAsLong(item)) {
      at--;
    }
    sorted.add(at, item);
  }

  /** Folds the older half of the waits. */
  void foldWaits() {
    int half = waits.size() / 2;
    List<Wait> kept = WaitFolding.fold(waits.subList(0, half));
    for (Wait folded : kept) {
      longestWait = Math.max(longestWait, folded.length());
    }
    kept.addAll(waits.subList(half, waits.size()));
    waits = kept;
  }

  List<Wait> waits() {
    return waits;
  }

  /** Waits only; returns how many were forgotten. */
  int forgetWaitsBefore(long nanos) {
    int count = firstWaitAfter(nanos);
    waits.subList(0, count).clear();
    return count;
  }

  /** Forgets what ended before the moment, but for the last reading before it. */
  void forgetBefore(long nanos) {
    int old = firstScopeAfter(nanos);
    if (old > 0) {
      forgottenUpTo = scopes.get(old - 1).scope().end();
      scopes.subList(0, old).clear();
    }
    forgetWaitsBefore(nanos);
    Long last = readings.floorKey(nanos);
    if (last != null) {
      readings.headMap(last, false).clear();
    }
  }

  /** Drops the older half of the scopes when there are more than so many; how many it dropped. */
  int dropOver(int mostScopes) {
    if (scopes.size() <= mostScopes) {
      return 0;
    }
    int half = scopes.size() / 2;
    droppedUpTo = scopes.get(half - 1).scope().end();
    scopes.subList(0, half).clear();
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
  List<ClosedScope> scopesWithin(long from, long to) {
    List<ClosedScope> within = new ArrayList<>();
    for (int i = firstScopeAfter(from); i < scopes.size(); i++) {
      ClosedScope scope = scopes.get(i);
      if (scope.scope().end() > to) {
        break;
      }
      if (scope.scope().start() >= from) {
        within.add(scope);
      }
    }
    return within;
  }

  /** Readings in the interval, and one on each side of it where there is one. */
  List<Reading> readingsAround(long from, long to) {
    Map.Entry<Long, Reading> first = readings.floorEntry(from);
    Map.Entry<Long, Reading> last = readings.ceilingEntry(to);
    long low = first == null ? from : first.getKey();
    long high = last == null ? to : last.getKey();
    return new ArrayList<>(readings.subMap(low, true, high, true).values());
  }

  List<Wait> waitsOverlapping(long from, long to) {
    List<Wait> overlapping = new ArrayList<>();
    for (int i = firstWaitAfter(from); i < waits.size(); i++) {
      Wait wait = waits.get(i);
      if (wait.end() - longestWait >= to) {
        break;
      }
      if (wait.overlaps(from, to)) {
        overlapping.add(wait);
      }
    }
    return overlapping;
  }

  /** The innermost closed scope at the moment; null when there was none. */
  ClosedScope innermostAt(long nanos) {
    ClosedScope innermost = null;
    for (int i = firstScopeAfter(nanos); i < scopes.size(); i++) {
      ClosedScope scope = scopes.get(i);
      if (scope.scope().end() - longestScope > nanos) {
        break;
      }
      if (scope.scope().start() <= nanos
          && (innermost == null || scope.scope().start() > innermost.scope().start())) {
        innermost = scope;
      }
    }
    return innermost;
  }

  private int firstScopeAfter(long nanos) {
    int low = 0;
    int high = scopes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scopes.get(middle).scope().end() <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int firstWaitAfter(long nanos) {
    int low = 0;
    int high = waits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (waits.get(middle).end() <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
