package io.spandrel.recorder.scope;

import io.spandrel.recorder.breakdown.Reading;

/**
 * A scope while it is open: written by its own thread, read by the thread that joins. The subclass
 * knows the span.
 *
 * <p>Its ids are asked for only when the scope is recorded or looked at, so that a short one costs
 * no parsing.
 */
public abstract class OpenScope {
  OpenScope outer;
  long startNanos;
  long spanStartNanos;
  long readNanos;
  long readCpuNanos;
  long readRunQueueNanos;
  long nestedChildNanos;
  long nestedOtherNanos;
  boolean closed;

  /** For a scope of the calling thread. */
  protected OpenScope() {}

  /** For one that a file tells of. */
  protected OpenScope(
      long startNanos,
      long spanStartNanos,
      long nestedChildNanos,
      long nestedOtherNanos,
      Reading first) {
    this.startNanos = startNanos;
    this.spanStartNanos = spanStartNanos;
    this.nestedChildNanos = nestedChildNanos;
    this.nestedOtherNanos = nestedOtherNanos;
    this.readNanos = first.nanos();
    this.readCpuNanos = first.cpuNanos();
    this.readRunQueueNanos = first.runQueueNanos();
  }

  public abstract long traceIdHigh();

  public abstract long traceIdLow();

  /** 0: a context without a recorded span. */
  public abstract long spanId();

  /** 0: none. */
  public abstract long parentSpanId();

  /**
   * How long the span has been open, by its own clock; -1 without a span. Of a span that has ended
   * it is the whole length, and the start told from it is too late: the earliest one counts.
   */
  protected abstract long spanLatencyNanos();

  protected abstract boolean isChildOf(OpenScope other);

  /** Counters read at the attach, or at most 1 ms before it; its time is 0 when none were. */
  public final Reading firstReading() {
    return new Reading(readNanos, readCpuNanos, readRunQueueNanos);
  }

  public final long nestedChildNanos() {
    return nestedChildNanos;
  }

  public final long nestedOtherNanos() {
    return nestedOtherNanos;
  }

  public final OpenScope outer() {
    return outer;
  }

  public final long startNanos() {
    return startNanos;
  }

  /** When the span began, on the recorder's clock; 0 without a span. */
  public final long spanStartNanos() {
    return spanStartNanos;
  }
}
