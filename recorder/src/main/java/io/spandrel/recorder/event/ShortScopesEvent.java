package io.spandrel.recorder.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A sum of outermost scopes of one span on one thread, each too short for an event. */
@Name(ShortScopesEvent.NAME)
@Label("Short Scopes")
@Category("Spandrel")
@Description("Sum of a span's scopes too short to be recorded one by one")
@Enabled(false)
@StackTrace(false)
public final class ShortScopesEvent extends Event {
  public static final String NAME = "io.spandrel.ShortScopes";

  public long spanId;
  public long sumNanos;
}
