package io.spandrel.recorder;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A span was current on a thread. Committed at the close, by that thread; all times are {@link
 * System#nanoTime}, since that is the clock the counters and the span are read with. Off unless a
 * recording switches it on.
 */
@Name(ScopeEvent.NAME)
@Label("Scope")
@Category("Spandrel")
@Description("From an attach of a span to its close on one thread")
@Enabled(false)
@StackTrace(false)
public final class ScopeEvent extends Event {
  public static final String NAME = "io.spandrel.Scope";

  public long traceIdHigh;
  public long traceIdLow;
  public long spanId;
  public long parentSpanId;
  public long threadId;
  public boolean virtual;

  /** When the span began; 0 without a span. */
  public long spanStartNanos;

  public long startNanos;
  public long endNanos;
  public long nestedChildNanos;
  public long nestedOtherNanos;

  /** Counters at the attach, or at most 1 ms before it; 0: none were read. */
  public long firstReadNanos;

  public long firstCpuNanos;
  public long firstRunQueueNanos;

  /** Counters at the close, or at most 1 ms before it; 0: none were read. */
  public long lastReadNanos;

  public long lastCpuNanos;
  public long lastRunQueueNanos;
}
