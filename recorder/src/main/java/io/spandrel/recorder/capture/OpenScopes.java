package io.spandrel.recorder.capture;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.event.OpenScopeEvent;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.ThreadScopes;

/** Writes down which scopes are open, for a file; on JFR's thread for periodic events. */
public final class OpenScopes {
  /** So many are told at a moment; one more event says that these were all. */
  private static final int MOST = 10_000;

  private OpenScopes() {}

  /**
   * One event for each scope that is older than the threshold, and one at the end; nothing while no
   * capture runs.
   */
  public static void emit(ScopeRegistry registry) {
    if (!new OpenScopeEvent().isEnabled()) {
      return;
    }
    long seen = System.nanoTime();
    int told = 0;
    for (ThreadScopes thread : registry.threads()) {
      Reading now = null;
      boolean asked = false;
      for (OpenScope open = thread.innermost(); open != null && told < MOST; open = open.outer()) {
        if (seen - open.startNanos() < registry.thresholdNanos()) {
          continue;
        }
        if (!asked) {
          now = thread.readNow();
          asked = true;
        }
        emit(seen, thread, open, now);
        told++;
      }
    }
    OpenScopeEvent last = new OpenScopeEvent();
    last.seenNanos = seen;
    last.commit();
  }

  private static void emit(long seen, ThreadScopes thread, OpenScope open, Reading now) {
    OpenScopeEvent event = new OpenScopeEvent();
    event.seenNanos = seen;
    event.traceIdHigh = open.traceIdHigh();
    event.traceIdLow = open.traceIdLow();
    event.spanId = open.spanId();
    event.parentSpanId = open.parentSpanId();
    event.threadId = thread.threadId();
    event.virtual = thread.isVirtual();
    event.spanStartNanos = open.spanStartNanos();
    event.startNanos = open.startNanos();
    event.nestedChildNanos = open.nestedChildNanos();
    event.nestedOtherNanos = open.nestedOtherNanos();
    Reading first = open.firstReading();
    event.firstReadNanos = first.nanos();
    event.firstCpuNanos = first.cpuNanos();
    event.firstRunQueueNanos = first.runQueueNanos();
    if (now != null) {
      event.nowReadNanos = now.nanos();
      event.nowCpuNanos = now.cpuNanos();
      event.nowRunQueueNanos = now.runQueueNanos();
    }
    event.commit();
  }
}
