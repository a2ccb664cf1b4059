package io.spandrel.recorder.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * What the live side took out of a thread's table of short scopes: in a file it stands for what was
 * looked up in memory. The live stream, which has it already, never switches it on.
 */
@Name(DrainedScopesEvent.NAME)
@Label("Drained Scopes")
@Category("Spandrel")
@Description("Sum of a span's scopes too short to be recorded, as the live side took it")
@Enabled(false)
@StackTrace(false)
public final class DrainedScopesEvent extends Event {
  public static final String NAME = "io.spandrel.DrainedScopes";

  public long spanId;
  public long sumNanos;
}
