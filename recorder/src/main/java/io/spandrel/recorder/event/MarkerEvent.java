package io.spandrel.recorder.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Where the stream has read this, it has read what was committed before, but for a flush or two.
 */
@Name(MarkerEvent.NAME)
@Label("Marker")
@Category("Spandrel")
@Description("How far the stream has been read")
@Enabled(false)
@StackTrace(false)
public final class MarkerEvent extends Event {
  public static final String NAME = "io.spandrel.Marker";

  public long sequence;
  public long nanos;
}
