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
 * One of the last events of a chunk: who has read it has read what was committed before, and who
 * misses one missed a chunk. Only the live stream switches it on.
 */
@Name(ChunkEndEvent.NAME)
@Label("Chunk End")
@Category("Spandrel")
@Description("A chunk ends")
@Enabled(false)
@Period("endChunk")
@StackTrace(false)
public final class ChunkEndEvent extends Event {
  public static final String NAME = "io.spandrel.ChunkEnd";

  /** Counts the chunks that ended in this JVM while it was switched on. */
  public long sequence;
}
