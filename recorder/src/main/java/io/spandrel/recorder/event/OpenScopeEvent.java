package io.spandrel.recorder.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/**
 * A scope that is still open, as it is now: in a file it stands for what the live side looks up in
 * memory. Once a second for each scope older than the threshold, and where a chunk begins and ends.
 * The live stream never switches it on.
 */
@Name(OpenScopeEvent.NAME)
@Label("Open Scope")
@Category("Spandrel")
@Description("A scope that has not been closed yet")
@Enabled(false)
@Period("1 s")
@StackTrace(false)
public final class OpenScopeEvent extends Event {
  public static final String NAME = "io.spandrel.OpenScope";

  /** All scopes seen at one moment share it: {@link System#nanoTime}. */
  public long seenNanos;

  public long traceIdHigh;
  public long traceIdLow;

  /** 0: a context without a recorded span, or, with thread id 0, the end of those of a moment. */
  public long spanId;

  public long parentSpanId;
  public long threadId;
  public boolean virtual;
  public long spanStartNanos;
  public long startNanos;
  public long nestedChildNanos;
  public long nestedOtherNanos;
  public long firstReadNanos;
  public long firstCpuNanos;
  public long firstRunQueueNanos;

  /** The thread's counters now; 0: they could not be read. */
  public long nowReadNanos;

  public long nowCpuNanos;
  public long nowRunQueueNanos;
}
