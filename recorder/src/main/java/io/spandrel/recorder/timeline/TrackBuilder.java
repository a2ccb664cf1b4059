package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts out of the history what a breakdown needs: one track for each outermost scope of the spans,
 * with the scopes inside it, and the waits and readings around them.
 */
final class TrackBuilder {
  /**
   * A reading later than this after a scope's end says nothing of the scope. It may also be known
   * to one who asks late, and not to one who asks early.
   */
  private static final long NEAR_NANOS = 1_000_000;

  private static final Comparator<Scope> OUTER_FIRST =
      Comparator.comparingLong(Scope::start)
          .thenComparing(Comparator.comparingLong(Scope::end).reversed());

  private static final Comparator<OnThread> BY_THREAD =
      Comparator.comparingLong(onThread -> onThread.threadId);

  private static final Comparator<Wait> BY_START = Comparator.comparingLong(Wait::start);

  private final KnownThreads threads;
  private final OpenScopes open;
  private final long now;
  private final IdMap<OnThread> byThread = new IdMap<>();
  private OnThread latest;

  TrackBuilder(KnownThreads threads, OpenScopes open, long now) {
    this.threads = threads;
    this.open = open;
    this.now = now;
  }

  /** The spans' scopes on one thread. */
  private static final class OnThread {
    final long threadId;
    final List<Scope> scopes = new ArrayList<>(4);
    boolean virtual;

    /** One of those that are still open; null: none is. */
    OpenScopes.Open open;

    /**
     * Counters of a thread still in a scope; null: none. Not for the history: its own are better.
     */
    Reading now;

    OnThread(long threadId) {
      this.threadId = threadId;
    }

    boolean beginsOneAt(long nanos) {
      for (Scope scope : scopes) {
        if (scope.start() == nanos) {
          return true;
        }
      }
      return false;
    }
  }

  /** In the order of the threads' ids. */
  List<ThreadTrack> of(List<SpanRecord> records, IdSet spanIds) {
    for (SpanRecord record : records) {
      addClosed(record);
    }
    if (open != OpenScopes.NONE) {
      spanIds.forEach(spanId -> addOpen(open.ofSpan(spanId)));
    }
    List<ThreadTrack> tracks = new ArrayList<>(byThread.size());
    if (byThread.size() == 1) {
      addTracks(tracks, latest);
    } else {
      List<OnThread> sorted = byThread.copyOfValues();
      sorted.sort(BY_THREAD);
      sorted.forEach(onThread -> addTracks(tracks, onThread));
    }
    return tracks;
  }

  private static void sortOuterFirst(List<Scope> scopes) {
    if (scopes.size() > 1) {
      scopes.sort(OUTER_FIRST);
    }
  }

  private void addClosed(SpanRecord record) {
    for (ClosedScope closed : record.scopes) {
      OnThread onThread = onThread(closed.threadId());
      onThread.scopes.add(closed.scope());
      onThread.virtual = closed.virtual();
    }
  }

  private void addOpen(List<OpenScopes.Open> scopes) {
    for (OpenScopes.Open scope : scopes) {
      OnThread onThread = onThread(scope.thread().threadId());
      if (!onThread.beginsOneAt(scope.scope().startNanos())) {
        onThread.scopes.add(scope.asOfNow(now));
        onThread.virtual = scope.thread().isVirtual();
        onThread.open = scope;
      }
    }
  }

  private OnThread onThread(long threadId) {
    if (latest == null || latest.threadId != threadId) {
      latest = byThread.get(threadId);
    }
    if (latest == null) {
      latest = new OnThread(threadId);
      byThread.put(threadId, latest);
    }
    return latest;
  }

  private void addTracks(List<ThreadTrack> tracks, OnThread onThread) {
    sortOuterFirst(onThread.scopes);
    ThreadHistory history = threads.get(onThread.threadId);
    if (history == null) {
      history = new ThreadHistory(onThread.threadId);
    }
    if (onThread.open != null && !onThread.virtual) {
      onThread.now = onThread.open.thread().readNow();
    }
    long covered = Long.MIN_VALUE;
    for (Scope scope : onThread.scopes) {
      if (scope.end() > covered) {
        tracks.add(track(history, onThread, scope.start(), scope.end()));
        covered = scope.end();
      }
    }
  }

  private ThreadTrack track(ThreadHistory history, OnThread onThread, long start, long end) {
    List<Scope> scopes = history.scopesWithin(start, end);
    addMissing(scopes, history, onThread, start, end);
    sortOuterFirst(scopes);
    List<Reading> readings = history.readingsAround(start, end);
    addFirstReadings(readings, history.threadId, end);
    if (onThread.now != null
        && (readings.isEmpty()
            || readings.get(readings.size() - 1).nanos() < onThread.now.nanos())) {
      readings.add(onThread.now);
    }
    if (!onThread.virtual) {
      readings = withLastReadings(readings, scopes, history, end);
    }
    long from = readings.isEmpty() ? start : readings.get(0).nanos();
    long to = readings.isEmpty() ? end : readings.get(readings.size() - 1).nanos();
    List<Wait> waits = history.waitsOverlapping(Math.min(from, start), Math.max(to, end));
    if (waits.size() > 1) {
      waits.sort(BY_START);
    }
    return new ThreadTrack(history.threadId, onThread.virtual, scopes, waits, readings);
  }

  /** Those still open, and the spans' own that the thread's history had no room for. */
  private void addMissing(
      List<Scope> scopes, ThreadHistory history, OnThread onThread, long start, long end) {
    List<OpenScopes.Open> stillOpen = open.ofThread(history.threadId);
    if (stillOpen.isEmpty() && onThread.open == null && !history.droppedAfter(start)) {
      return;
    }
    IdSet starts = new IdSet();
    scopes.forEach(scope -> starts.add(scope.start()));
    for (OpenScopes.Open inside : stillOpen) {
      long began = inside.scope().startNanos();
      if (began >= start && began < end && starts.add(began)) {
        scopes.add(inside.asOfNow(now));
      }
    }
    for (Scope own : onThread.scopes) {
      if (own.start() >= start && own.end() <= end && starts.add(own.start())) {
        scopes.add(own);
      }
    }
  }

  /** What a scope that is still open read at its attach is in no event yet. */
  private void addFirstReadings(List<Reading> readings, long threadId, long end) {
    List<OpenScopes.Open> stillOpen = open.ofThread(threadId);
    if (stillOpen.isEmpty()) {
      return;
    }
    IdSet known = new IdSet();
    readings.forEach(reading -> known.add(reading.nanos()));
    for (OpenScopes.Open inside : stillOpen) {
      Reading first = inside.scope().firstReading();
      if (first.nanos() != 0 && first.nanos() < end + NEAR_NANOS && known.add(first.nanos())) {
        readings.add(first);
      }
    }
    readings.sort(Comparator.comparingLong(Reading::nanos));
  }

  /**
   * A scope that closed right after a reading took none itself. Where no other follows soon, what
   * is left was CPU time as far as no wait names it: the thread was on its way to close the scope.
   * The same for each scope, so that it doesn't matter in which track it is asked for.
   */
  private static List<Reading> withLastReadings(
      List<Reading> readings, List<Scope> scopes, ThreadHistory history, long end) {
    long[] ends = endsOfClosed(scopes);
    List<Reading> all = new ArrayList<>(readings.size() + 1);
    Reading last = null;
    int next = 0;
    for (long closed : ends) {
      while (next < readings.size() && readings.get(next).nanos() < closed) {
        last = readings.get(next++);
        all.add(last);
      }
      boolean isNear = next < readings.size() && readings.get(next).nanos() <= closed + NEAR_NANOS;
      if (last != null
          && !isNear
          && closed > last.nanos()
          && closed - last.nanos() <= ThreadScopes.REUSE_NANOS) {
        last = ranUpTo(closed, last, history);
        all.add(last);
      }
    }
    if (last == null || last.nanos() < end) {
      all.addAll(readings.subList(next, readings.size()));
    }
    return all;
  }

  private static long[] endsOfClosed(List<Scope> scopes) {
    long[] ends = new long[scopes.size()];
    int count = 0;
    for (Scope scope : scopes) {
      if (!scope.open()) {
        ends[count++] = scope.end();
      }
    }
    Arrays.sort(ends, 0, count);
    return count == ends.length ? ends : Arrays.copyOf(ends, count);
  }

  private static Reading ranUpTo(long nanos, Reading last, ThreadHistory history) {
    long cpu = nanos - last.nanos();
    for (Wait wait : history.waitsOverlapping(last.nanos(), nanos)) {
      cpu -= Math.min(nanos, wait.end()) - Math.max(last.nanos(), wait.start());
    }
    return new Reading(nanos, last.cpuNanos() + Math.max(0, cpu), last.runQueueNanos());
  }
}
