package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  private static final Comparator<Wait> BY_START = Comparator.comparingLong(Wait::start);

  private final Map<Long, ThreadHistory> threads;
  private final KnownSpans spans;
  private final OpenScopes open;
  private final long now;
  private final Map<Long, OnThread> byThread = new TreeMap<>();
  private OnThread latest;

  TrackBuilder(Map<Long, ThreadHistory> threads, KnownSpans spans, OpenScopes open, long now) {
    this.threads = threads;
    this.spans = spans;
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

  List<ThreadTrack> of(Collection<Long> spanIds) {
    for (long spanId : spanIds) {
      addClosed(spanId);
    }
    if (open != OpenScopes.NONE) {
      for (long spanId : spanIds) {
        addOpen(open.ofSpan(spanId));
      }
    }
    List<ThreadTrack> tracks = new ArrayList<>();
    byThread.values().forEach(onThread -> addTracks(tracks, onThread));
    return tracks;
  }

  private void addClosed(long spanId) {
    SpanRecord record = spans.get(spanId);
    if (record != null) {
      for (ClosedScope closed : record.scopes) {
        OnThread onThread = onThread(closed.threadId());
        onThread.scopes.add(closed.scope());
        onThread.virtual = closed.virtual();
      }
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
      latest = byThread.computeIfAbsent(threadId, OnThread::new);
    }
    return latest;
  }

  private void addTracks(List<ThreadTrack> tracks, OnThread onThread) {
    onThread.scopes.sort(OUTER_FIRST);
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
    List<Scope> scopes = new ArrayList<>(4);
    for (ClosedScope closed : history.scopesWithin(start, end)) {
      scopes.add(closed.scope());
    }
    addMissing(scopes, history, onThread, start, end);
    scopes.sort(OUTER_FIRST);
    List<Reading> readings = history.readingsAround(start, end);
    addFirstReadings(readings, history.threadId, end);
    if (onThread.now != null
        && (readings.isEmpty()
            || readings.get(readings.size() - 1).nanos() < onThread.now.nanos())) {
      readings.add(onThread.now);
    }
    if (onThread.open == null && !onThread.virtual) {
      addLastReading(readings, history, end);
    }
    long from = readings.isEmpty() ? start : readings.get(0).nanos();
    long to = readings.isEmpty() ? end : readings.get(readings.size() - 1).nanos();
    List<Wait> waits = history.waitsOverlapping(Math.min(from, start), Math.max(to, end));
    waits.sort(BY_START);
    return new ThreadTrack(history.threadId, onThread.virtual, scopes, waits, readings);
  }

  /** Those still open, and the spans' own that the thread's history had no room for. */
  private void addMissing(
      List<Scope> scopes, ThreadHistory history, OnThread onThread, long start, long end) {
    List<OpenScopes.Open> stillOpen = open.ofThread(history.threadId);
    if (stillOpen.isEmpty() && onThread.open == null && !history.droppedAfter(start)) {
      return;
    }
    Set<Long> starts = new HashSet<>();
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
    Set<Long> known = new HashSet<>();
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
   */
  private static void addLastReading(List<Reading> readings, ThreadHistory history, long end) {
    int next = 0;
    while (next < readings.size() && readings.get(next).nanos() < end) {
      next++;
    }
    if (next == 0 || next < readings.size() && readings.get(next).nanos() <= end + NEAR_NANOS) {
      return;
    }
    Reading last = readings.get(next - 1);
    long cpu = end - last.nanos();
    if (cpu > ThreadScopes.REUSE_NANOS) {
      return;
    }
    for (Wait wait : history.waitsOverlapping(last.nanos(), end)) {
      cpu -= Math.min(end, wait.end()) - Math.max(last.nanos(), wait.start());
    }
    readings.subList(next, readings.size()).clear();
    readings.add(new Reading(end, last.cpuNanos() + Math.max(0, cpu), last.runQueueNanos()));
  }
}
