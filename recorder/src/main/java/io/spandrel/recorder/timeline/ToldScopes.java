package io.spandrel.recorder.timeline;

import io.spandrel.recorder.jfr.RecordedOpenScope;
import java.util.ArrayList;
import java.util.List;

/** Collects the open scopes that a file tells of, one event each, until a moment's are complete. */
final class ToldScopes {
  private static final int MOST = 20_000;

  private List<RecordedOpenScope> collecting = new ArrayList<>();
  private List<RecordedOpenScope> complete = List.of();
  private long seenNanos;
  private long completeNanos;
  private boolean whole;

  /** True: those of a moment are complete. */
  boolean add(RecordedOpenScope scope) {
    boolean finished = false;
    if (scope.seenNanos() != seenNanos) {
      // The last event of the moment before is missing; what came of it is all there is.
      finished = !collecting.isEmpty();
      completeNanos = seenNanos;
      whole = false;
      complete(scope.seenNanos());
    }
    if (scope.isEndOfRound()) {
      completeNanos = scope.seenNanos();
      whole = true;
      complete(scope.seenNanos());
      return true;
    }
    if (collecting.size() < MOST) {
      collecting.add(scope);
    }
    return finished;
  }

  private void complete(long nextSeenNanos) {
    complete = collecting;
    collecting = new ArrayList<>();
    seenNanos = nextSeenNanos;
  }

  List<RecordedOpenScope> complete() {
    return complete;
  }

  /** When they were seen. */
  long completeNanos() {
    return completeNanos;
  }

  /** Whether none of them is missing. */
  boolean isWhole() {
    return whole;
  }
}
