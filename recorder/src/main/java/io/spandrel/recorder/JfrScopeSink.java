package io.spandrel.recorder;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.event.DrainedScopesEvent;
import io.spandrel.recorder.event.ShortScopesEvent;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.ScopeSink;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes scopes as JFR events, so that they lie in one stream with the waits. */
final class JfrScopeSink implements ScopeSink {
  /** Before a recorder runs, an event class is not even loaded on the application's thread. */
  private volatile boolean recording;

  private final Queue<DrainedScopesEvent> drained = new ConcurrentLinkedQueue<>();

  void recordingStarted() {
    recording = true;
  }

  @Override
  public void closed(OpenScope scope, ThreadScopes thread, long endNanos, Reading last) {
    if (!recording) {
      return;
    }
    ScopeEvent event = new ScopeEvent();
    if (!event.shouldCommit()) {
      return;
    }
    event.traceIdHigh = scope.traceIdHigh();
    event.traceIdLow = scope.traceIdLow();
    event.spanId = scope.spanId();
    event.parentSpanId = scope.parentSpanId();
    event.threadId = thread.threadId();
    event.virtual = thread.isVirtual();
    event.spanStartNanos = scope.spanStartNanos();
    event.startNanos = scope.startNanos();
    event.nestedChildNanos = scope.nestedChildNanos();
    event.nestedOtherNanos = scope.nestedOtherNanos();
    Reading first = scope.firstReading();
    event.firstReadNanos = first.nanos();
    event.firstCpuNanos = first.cpuNanos();
    event.firstRunQueueNanos = first.runQueueNanos();
    event.endNanos = endNanos;
    event.lastReadNanos = last.nanos();
    event.lastCpuNanos = last.cpuNanos();
    event.lastRunQueueNanos = last.runQueueNanos();
    event.commit();
  }

  @Override
  public void shortScopes(long spanId, long sumNanos) {
    if (recording) {
      ShortScopesEvent event = new ShortScopesEvent();
      event.spanId = spanId;
      event.sumNanos = sumNanos;
      event.commit();
    }
  }

  /**
   * What the thread that reads the stream commits itself is not recorded on every JDK: so this
   * waits for {@link #commitDrained}.
   */
  @Override
  public void drained(long spanId, long sumNanos) {
    DrainedScopesEvent event = new DrainedScopesEvent();
    if (event.isEnabled()) {
      event.spanId = spanId;
      event.sumNanos = sumNanos;
      drained.add(event);
    }
  }

  /** On another thread than the one that reads the stream. */
  void commitDrained() {
    for (DrainedScopesEvent event = drained.poll(); event != null; event = drained.poll()) {
      event.commit();
    }
  }
}
