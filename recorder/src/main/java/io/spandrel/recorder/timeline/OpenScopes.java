package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.jfr.RecordedOpenScope;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.OpenThread;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Scopes that were open when somebody looked, by span. One may have closed since: a closed one
 * whose event has been read goes over its open self.
 */
final class OpenScopes {
  /**
   * An open scope and the thread it is open on.
   *
   * @param seenNanos when it was seen last; it was open then
   */
  record Open(OpenThread thread, OpenScope scope, long seenNanos) {
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

  static final OpenScopes NONE = new OpenScopes(new IdMap<>());

  private final IdMap<List<Open>> byThread;
  private final IdMap<List<Open>> bySpan = new IdMap<>();
  private final IdMap<List<Open>> byParent = new IdMap<>();

  private OpenScopes(IdMap<List<Open>> byThread) {
    this.byThread = byThread;
    for (List<Open> ofThread : byThread.values()) {
      for (Open open : ofThread) {
        of(bySpan, open.scope().spanId()).add(open);
        if (open.scope().spanId() != 0) {
          of(byParent, open.scope().parentSpanId()).add(open);
        }
      }
    }
  }

  /**
   * @param now a moment before the registry is looked at
   */
  static OpenScopes of(ScopeRegistry registry, long now) {
    IdMap<List<Open>> byThread = new IdMap<>();
    for (ThreadScopes thread : registry.threads()) {
      for (OpenScope open = thread.innermost(); open != null; open = open.outer()) {
        of(byThread, thread.threadId()).add(new Open(thread, open, now));
      }
    }
    return new OpenScopes(byThread);
  }

  /** As a file tells of them. */
  static OpenScopes of(List<RecordedOpenScope> told) {
    List<RecordedOpenScope> innermostFirst = new ArrayList<>(told);
    innermostFirst.sort(Comparator.comparingLong(OpenScope::startNanos).reversed());
    IdMap<List<Open>> byThread = new IdMap<>();
    for (RecordedOpenScope scope : innermostFirst) {
      of(byThread, scope.threadId()).add(new Open(scope, scope, scope.seenNanos()));
    }
    return new OpenScopes(byThread);
  }

  /** Of several looks, each scope as it was seen last. */
  static OpenScopes merged(List<OpenScopes> newestFirst) {
    if (newestFirst.size() == 1) {
      return newestFirst.get(0);
    }
    IdMap<List<Open>> byThread = new IdMap<>();
    Set<OpenScope> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (OpenScopes look : newestFirst) {
      for (List<Open> ofThread : look.byThread.values()) {
        for (Open open : ofThread) {
          if (seen.add(open.scope())) {
            of(byThread, open.thread().threadId()).add(open);
          }
        }
      }
    }
    byThread
        .values()
        .forEach(ofThread ->
            ofThread.sort(
                Comparator.comparingLong((Open open) -> open.scope().startNanos()).reversed()));
    return new OpenScopes(byThread);
  }

  private static List<Open> of(IdMap<List<Open>> byId, long id) {
    List<Open> known = byId.get(id);
    if (known == null) {
      known = new ArrayList<>();
      byId.put(id, known);
    }
    return known;
  }

  private static List<Open> known(IdMap<List<Open>> byId, long id) {
    List<Open> known = byId.get(id);
    return known == null ? List.of() : known;
  }

  List<Open> ofSpan(long spanId) {
    return known(bySpan, spanId);
  }

  /** Innermost first. */
  List<Open> ofThread(long threadId) {
    return known(byThread, threadId);
  }

  /** When children of the span were open, told by their open scopes. */
  List<Interval> childrenOf(long spanId, IdSet ended) {
    List<Open> children = known(byParent, spanId);
    if (children.isEmpty()) {
      return List.of();
    }
    List<Interval> intervals = new ArrayList<>();
    for (Open open : children) {
      if (!ended.contains(open.scope().spanId())) {
        intervals.add(new Interval(open.firstKnownNanos(), Long.MAX_VALUE));
      }
    }
    return intervals;
  }

  /** Whether any child of the span was open. */
  boolean hasChildrenOf(long spanId, IdSet ended) {
    List<Open> children = known(byParent, spanId);
    for (int i = 0; i < children.size(); i++) {
      if (!ended.contains(children.get(i).scope().spanId())) {
        return true;
      }
    }
    return false;
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
    long start = Long.MAX_VALUE;
    for (List<Open> ofThread : byThread.values()) {
      start = Math.min(start, outermostStart(ofThread.get(0).thread().threadId()));
    }
    return start;
  }

  /** Where the last of them began; the far past when there is none. */
  long latestStart() {
    long start = Long.MIN_VALUE;
    for (List<Open> ofThread : byThread.values()) {
      for (Open open : ofThread) {
        start = Math.max(start, open.scope().startNanos());
      }
    }
    return start;
  }

  /** Counters of the threads with open scopes, now; by thread id. */
  void readings(ObjLongConsumer<Reading> ofThread) {
    for (List<Open> open : byThread.values()) {
      OpenThread thread = open.get(0).thread();
      Reading reading = thread.readNow();
      if (reading != null) {
        ofThread.accept(reading, thread.threadId());
      }
    }
  }
}
