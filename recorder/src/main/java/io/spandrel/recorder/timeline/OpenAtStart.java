package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.scope.OpenScope;
import java.util.function.ObjLongConsumer;

/**
 * The scopes that were open when a file began. What they had done by then must not be laid into the
 * time that the file tells of: neither CPU time, so each of their threads has a reading there, nor
 * the short scopes inside them.
 */
final class OpenAtStart {
  private final OpenScopes scopes;
  private final long latestStart;

  OpenAtStart(OpenScopes scopes) {
    this.scopes = scopes;
    this.latestStart = scopes.latestStart();
  }

  /** Counters of their threads at that moment, by thread id. */
  void readings(ObjLongConsumer<Reading> ofThread) {
    scopes.readings(ofThread);
  }

  /** The scope with only what happened in it since. */
  ClosedScope since(ClosedScope closed) {
    Scope scope = closed.scope();
    if (scope.start() > latestStart) {
      return closed;
    }
    for (OpenScopes.Open open : scopes.ofThread(closed.threadId())) {
      OpenScope before = open.scope();
      if (before.startNanos() == scope.start()) {
        return closed.with(
            new Scope(
                scope.spanId(),
                scope.start(),
                scope.end(),
                Math.max(0, scope.nestedChildNanos() - before.nestedChildNanos()),
                Math.max(0, scope.nestedOtherNanos() - before.nestedOtherNanos()),
                scope.open()));
      }
    }
    return closed;
  }
}
