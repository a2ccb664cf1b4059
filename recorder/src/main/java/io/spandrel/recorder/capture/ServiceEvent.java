package io.spandrel.recorder.capture;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/**
 * Whose spans these are, and with which settings the live side writes them down; once a chunk. In a
 * file without it there was no extension in the JVM.
 */
@Name(ServiceEvent.NAME)
@Label("Service")
@Category("Spandrel")
@Description("The traced service and the settings of its tracer")
@Enabled(false)
@Period("everyChunk")
@StackTrace(false)
public final class ServiceEvent extends Event {
  public static final String NAME = "io.spandrel.Service";

  /**
   * The resource's attributes, as {@link PackedText} has them; empty until the first span ended.
   */
  public String resource;

  public long thresholdNanos;
  public int stackDepth;

  /** Separated by commas. */
  public String applicationPackages;

  public boolean waitSpans;
  public long waitSpanThresholdNanos;
}
