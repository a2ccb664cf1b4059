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
 * What the kernel has counted for one platform thread since it started: a sum, so two of them make
 * a difference. Once a second for each thread, the JVM's own threads included, at most 1,000 of
 * them.
 */
@Name(ThreadTimeEvent.NAME)
@Label("Thread Time")
@Category("Spandrel")
@Description("CPU time and run-queue wait of a platform thread since it started")
@Enabled(false)
@Period("1 s")
@StackTrace(false)
public final class ThreadTimeEvent extends Event {
  public static final String NAME = "io.spandrel.ThreadTime";

  /**
   * The kernel's id: the same as {@code osThreadId} of a thread in JFR's events; -1 where the
   * system has none to read, and then {@link #javaThreadId} is set.
   */
  public long osThreadId;

  /** -1 where {@link #osThreadId} is known. */
  public long javaThreadId;

  /** The kernel's, so cut to 15 characters; the full one where {@link #javaThreadId} is set. */
  public String name;

  /** When it was read, {@link System#nanoTime}. */
  public long nanos;

  public long cpuNanos;

  /** -1 where the system doesn't say. */
  public long runQueueNanos;
}
