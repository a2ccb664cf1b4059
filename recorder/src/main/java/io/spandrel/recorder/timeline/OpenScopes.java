package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.OpenThread;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scopes that were open when the stream was last flushed, by span. A scope may close between a
 * flush and its event's arrival, so the ones of the flush before are kept as well: a closed one
 * that has arrived goes over its open self.
 */
final class OpenScopes {
  /** An open scope and the thread it is open on. */
  record Open(OpenThread thread, OpenScope scope) {
    Scope asOfNow(long now) {
      return new Scope(
          scope.spanId(),
          scope.startNanos(),
          now,
          scope.nestedChildNanos(),
          scope.nestedOtherNanos(),
          true);
    }

    /** When the span began; without a pairing of clocks, when this scope did. */
    long firstKnownNanos() {
      return scope.spanStartNanos() != 0 ? scope.spanStartNanos() : scope.startNanos();
    }
  }

  static final OpenScopes NONE = new OpenScopes(Map.of());

  private final Map<Long, List<Open>> byThread;
  private final Map<Long, List<Open>> bySpan = new HashMap<>();
  private final Map<Long, List<Open>> byParent = new HashMap<>();

  private OpenScopes(Map<Long, List<Open>> byThread) {
    this.byThread = byThread;
    for (List<Open> ofThread : byThread.values()) {
      for (Open open : ofThread) {
        bySpan.computeIfAbsent(open.scope().spanId(), id -> new ArrayList<>()).add(open);
        if (open.scope().spanId() != 0) {
          byParent.computeIfAbsent(open.scope().parentSpanId(), id -> new ArrayList<>()).add(open);
        }
      }
    }
  }

  static OpenScopes of(ScopeRegistry registry) {
    Map<Long, List<Open>> byThread = new HashMap<>();
    for (ThreadScopes thread : registry.threads()) {
      for (OpenScope open = thread.innermost(); open != null; open = open.outer()) {
        byThread
            .computeIfAbsent(thread.threadId(), id -> new ArrayList<>())
            .add(new Open(thread, open));
      }
    }
    return new OpenScopes(byThread);
  }

  /** As a file tells of them. */
  static OpenScopes of(List<RecordedOpenScope> told) {
    List<RecordedOpenScope> innermostFirst = new ArrayList<>(told);
    innermostFirst.sort(Comparator.comparingLong(OpenScope::startNanos).reversed());
    Map<Long, List<Open>> byThread = new HashMap<>();
    for (RecordedOpenScope scope : innermostFirst) {
      byThread
          .computeIfAbsent(scope.threadId(), id -> new ArrayList<>())
          .add(new Open(scope, scope));
    }
    return new OpenScopes(byThread);
  }

  List<Open> ofSpan(long spanId) {
    return bySpan.getOrDefault(spanId, List.of());
  }

  /** Innermost first. */
  List<Open> ofThread(long threadId) {
    return byThread.getOrDefault(threadId, List.of());
  }

  /** When children of the span were open, told by their open scopes. */
  List<Interval> childrenOf(long spanId, Collection<Long> ended) {
    List<Interval> intervals = new ArrayList<>();
    for (Open open : byParent.getOrDefault(spanId, List.of())) {
      if (!ended.contains(open.scope().spanId())) {
        intervals.add(new Interval(open.firstKnownNanos(), Long.MAX_VALUE));
      }
    }
    return intervals;
  }

  /**
   * Where the thread's outermost open scope of a recorded span began; the future when it has none.
   */
  long outermostStart(long threadId) {
    long start = Long.MAX_VALUE;
    for (Open open : ofThread(threadId)) {
      if (open.scope().spanId() != 0) {
        start = Math.min(start, open.scope().startNanos());
      }
    }
    return start;
  }

  /** Where the first open scope of a recorded span began; the future when there is none. */
  long earliestStart() {
    return byThread.keySet().stream().mapToLong(this::outermostStart).min().orElse(Long.MAX_VALUE);
  }

  /** Where the last of them began; the far past when there is none. */
  long latestStart() {
    return byThread.values().stream()
        .flatMap(List::stream)
        .mapToLong(open -> open.scope().startNanos())
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** Counters of the threads with open scopes, now; by thread id. */
  Map<Long, Reading> readings() {
    Map<Long, Reading> readings = new HashMap<>();
    byThread.forEach((id, open) -> {
      Reading reading = open.get(0).thread().readNow();
      if (reading != null) {
        readings.put(id, reading);
      }
    });
    return readings;
  }
}
