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
 * The first event of a chunk: its hook also commits a {@link ClockEvent}, since each chunk converts
 * JFR's ticks anew.
 */
@Name(ChunkEvent.NAME)
@Label("Chunk")
@Category("Spandrel")
@Description("A chunk began")
@Enabled(false)
@Period("beginChunk")
@StackTrace(false)
public final class ChunkEvent extends Event {
  public static final String NAME = "io.spandrel.Chunk";
}
