package io.spandrel.recorder.jfr;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.OpenThread;
import jdk.jfr.consumer.RecordedEvent;

/** A scope that had not been closed when it was seen, as a file tells of it. */
public final class RecordedOpenScope extends OpenScope implements OpenThread {
  private final long seenNanos;
  private final long threadId;
  private final boolean virtual;
  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;
  private final long parentSpanId;
  private final Reading now;

  private RecordedOpenScope(RecordedEvent event) {
    super(
        event.getLong("startNanos"),
        event.getLong("spanStartNanos"),
        event.getLong("nestedChildNanos"),
        event.getLong("nestedOtherNanos"),
        new Reading(
            event.getLong("firstReadNanos"),
            event.getLong("firstCpuNanos"),
            event.getLong("firstRunQueueNanos")));
    this.seenNanos = event.getLong("seenNanos");
    this.threadId = event.getLong("threadId");
    this.virtual = event.getBoolean("virtual");
    this.traceIdHigh = event.getLong("traceIdHigh");
    this.traceIdLow = event.getLong("traceIdLow");
    this.spanId = event.getLong("spanId");
    this.parentSpanId = event.getLong("parentSpanId");
    long readNanos = event.getLong("nowReadNanos");
    this.now =
        readNanos == 0
            ? null
            : new Reading(
                readNanos, event.getLong("nowCpuNanos"), event.getLong("nowRunQueueNanos"));
  }

  static RecordedOpenScope of(RecordedEvent event) {
    return new RecordedOpenScope(event);
  }

  /** All scopes that were seen together share it. */
  public long seenNanos() {
    return seenNanos;
  }

  /** It stands for no scope, and only says that at its moment all had been told. */
  public boolean isEndOfRound() {
    return threadId == 0;
  }

  @Override
  public long threadId() {
    return threadId;
  }

  @Override
  public boolean isVirtual() {
    return virtual;
  }

  @Override
  public Reading readNow() {
    return now;
  }

  @Override
  public long traceIdHigh() {
    return traceIdHigh;
  }

  @Override
  public long traceIdLow() {
    return traceIdLow;
  }

  @Override
  public long spanId() {
    return spanId;
  }

  @Override
  public long parentSpanId() {
    return parentSpanId;
  }

  @Override
  protected long spanLatencyNanos() {
    return -1;
  }

  @Override
  protected boolean isChildOf(OpenScope other) {
    return parentSpanId != 0 && parentSpanId == other.spanId();
  }
}
