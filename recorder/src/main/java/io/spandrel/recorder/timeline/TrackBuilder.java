package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
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

  private final Map<Long, ThreadHistory> threads;
  private final KnownSpans spans;
  private final OpenScopes open;
  private final long now;

  TrackBuilder(Map<Long, ThreadHistory> threads, KnownSpans spans, OpenScopes open, long now) {
    this.threads = threads;
    this.spans = spans;
    this.open = open;
    this.now = now;
  }

  /** The spans' scopes on one thread. */
  private static final class OnThread {
    final List<Scope> scopes = new ArrayList<>();
    final Set<Long> closedStarts = new HashSet<>();
    boolean virtual;
    OpenScopes.Open open;

    /**
     * Counters of a thread still in a scope; null: none. Not for the history: its own are better.
     */
    Reading now;
  }

  List<ThreadTrack> of(Collection<Long> spanIds) {
    Map<Long, OnThread> byThread = new TreeMap<>();
    for (Long spanId : spanIds) {
      addClosed(byThread, spanId);
    }
    for (Long spanId : spanIds) {
      addOpen(byThread, open.ofSpan(spanId));
    }
    List<ThreadTrack> tracks = new ArrayList<>();
    byThread.forEach((threadId, onThread) -> addTracks(tracks, threadId, onThread));
    return tracks;
  }

  private void addClosed(Map<Long, OnThread> byThread, long spanId) {
    SpanRecord record = spans.get(spanId);
    if (record != null) {
      for (ClosedScope closed : record.scopes) {
        OnThread onThread = byThread.computeIfAbsent(closed.threadId(), id -> new OnThread());
        onThread.scopes.add(closed.scope());
        onThread.closedStarts.add(closed.scope().start());
        onThread.virtual = closed.virtual();
      }
    }
  }

  private void addOpen(Map<Long, OnThread> byThread, List<OpenScopes.Open> scopes) {
    for (OpenScopes.Open scope : scopes) {
      OnThread onThread = byThread.computeIfAbsent(scope.thread().threadId(), id -> new OnThread());
      if (onThread.closedStarts.add(scope.scope().startNanos())) {
        onThread.scopes.add(scope.asOfNow(now));
        onThread.virtual = scope.thread().isVirtual();
        onThread.open = scope;
      }
    }
  }

  private void addTracks(List<ThreadTrack> tracks, long threadId, OnThread onThread) {
    onThread.scopes.sort(
        Comparator.comparingLong(Scope::start)
            .thenComparing(Comparator.comparingLong(Scope::end).reversed()));
    ThreadHistory history = threads.get(threadId);
    if (history == null) {
      history = new ThreadHistory(threadId);
    }
    if (onThread.open != null && !onThread.virtual) {
      Reading reading = onThread.open.thread().readNow();
      if (reading != null) {
        onThread.now = reading;
      }
    }
    long covered = Long.MIN_VALUE;
    for (Scope scope : onThread.scopes) {
      if (scope.end() > covered) {
        tracks.add(track(history, onThread, new Interval(scope.start(), scope.end())));
        covered = scope.end();
      }
    }
  }

  private ThreadTrack track(ThreadHistory history, OnThread onThread, Interval whole) {
    List<Scope> scopes = new ArrayList<>();
    Set<Long> starts = new HashSet<>();
    for (ClosedScope closed : history.scopesWithin(whole.start(), whole.end())) {
      scopes.add(closed.scope());
      starts.add(closed.scope().start());
    }
    for (OpenScopes.Open inside : open.ofThread(history.threadId)) {
      if (inside.scope().startNanos() >= whole.start()
          && inside.scope().startNanos() < whole.end()
          && starts.add(inside.scope().startNanos())) {
        scopes.add(inside.asOfNow(now));
      }
    }
    for (Scope own : onThread.scopes) {
      // A closed one of its own is missing above only when the thread had too many.
      if (own.start() >= whole.start() && own.end() <= whole.end() && starts.add(own.start())) {
        scopes.add(own);
      }
    }
    scopes.sort(
        Comparator.comparingLong(Scope::start)
            .thenComparing(Comparator.comparingLong(Scope::end).reversed()));
    List<Reading> readings = history.readingsAround(whole.start(), whole.end());
    addFirstReadings(readings, history.threadId, whole);
    if (onThread.now != null
        && (readings.isEmpty()
            || readings.get(readings.size() - 1).nanos() < onThread.now.nanos())) {
      readings.add(onThread.now);
    }
    if (onThread.open == null && !onThread.virtual) {
      addLastReading(readings, history, whole);
    }
    long from = readings.isEmpty() ? whole.start() : readings.get(0).nanos();
    long to = readings.isEmpty() ? whole.end() : readings.get(readings.size() - 1).nanos();
    List<Wait> waits =
        history.waitsOverlapping(Math.min(from, whole.start()), Math.max(to, whole.end()));
    waits.sort(Comparator.comparingLong(Wait::start));
    return new ThreadTrack(
        history.threadId, onThread.virtual, List.copyOf(scopes), List.copyOf(waits), readings);
  }

  /** What a scope that is still open read at its attach is in no event yet. */
  private void addFirstReadings(List<Reading> readings, long threadId, Interval whole) {
    Set<Long> known = new HashSet<>();
    readings.forEach(reading -> known.add(reading.nanos()));
    for (OpenScopes.Open inside : open.ofThread(threadId)) {
      Reading first = inside.scope().firstReading();
      if (first.nanos() != 0
          && first.nanos() < whole.end() + NEAR_NANOS
          && known.add(first.nanos())) {
        readings.add(first);
      }
    }
    readings.sort(Comparator.comparingLong(Reading::nanos));
  }

  /**
   * A scope that closed right after a reading took none itself. Where no other follows soon, what
   * is left was CPU time as far as no wait names it: the thread was on its way to close the scope.
   */
  private static void addLastReading(
      List<Reading> readings, ThreadHistory history, Interval whole) {
    int next = 0;
    while (next < readings.size() && readings.get(next).nanos() < whole.end()) {
      next++;
    }
    if (next == 0
        || next < readings.size() && readings.get(next).nanos() <= whole.end() + NEAR_NANOS) {
      return;
    }
    Reading last = readings.get(next - 1);
    long cpu = whole.end() - last.nanos();
    if (cpu > ThreadScopes.REUSE_NANOS) {
      return;
    }
    for (Wait wait : history.waitsOverlapping(last.nanos(), whole.end())) {
      cpu -= Math.min(whole.end(), wait.end()) - Math.max(last.nanos(), wait.start());
    }
    readings.subList(next, readings.size()).clear();
    readings.add(
        new Reading(whole.end(), last.cpuNanos() + Math.max(0, cpu), last.runQueueNanos()));
  }
}
