package io.spandrel.recorder.capture;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A recorded span ended. Off unless a recording switches it on; the live stream never does. It
 * makes a file traces again, so it holds what a span is made of, as far as bounds allow.
 *
 * <p>Committed on the thread that ended the span.
 */
@Name(SpanEvent.NAME)
@Label("Span")
@Category("Spandrel")
@Description("A span that ended")
@Enabled(false)
@StackTrace(false)
public final class SpanEvent extends Event {
  public static final String NAME = "io.spandrel.Span";

  public long traceIdHigh;
  public long traceIdLow;
  public long spanId;

  /** 0: none. */
  public long parentSpanId;

  public boolean parentRemote;
  public boolean parentSampled;

  /** The W3C trace flags of the span. */
  public int traceFlags;

  /** Keys and values of {@code tracestate}, as {@link PackedText} has them; empty: none. */
  public String traceState;

  public String name;

  /** {@code INTERNAL}, {@code SERVER}, {@code CLIENT}, {@code PRODUCER} or {@code CONSUMER}. */
  public String kind;

  /** {@code UNSET}, {@code OK} or {@code ERROR}. */
  public String status;

  public String statusDescription;

  /** As live export has them. */
  public long startEpochNanos;

  public long endEpochNanos;

  /**
   * The same moments on {@link System#nanoTime}, as late as the event was committed after the end.
   * What the span's scopes say of its start is better, where it has any.
   */
  public long startNanos;

  public long endNanos;

  /** Of the instrumentation that made the span. */
  public String scopeName;

  public String scopeVersion;

  /** Attributes within a bound, as {@link PackedText} has them. */
  public String attributes;

  public String links;
  public String events;

  /** How many there were before any bound. */
  public int attributeCount;

  public int linkCount;
  public int eventCount;
}
