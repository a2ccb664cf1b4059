package io.spandrel.recorder.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** What {@link System#nanoTime} said at the event's start: ties JFR's clock to the recorder's. */
@Name(ClockEvent.NAME)
@Label("Clock")
@Category("Spandrel")
@Description("System.nanoTime at the start of the event")
@Enabled(false)
@Period("1 s")
@StackTrace(false)
public final class ClockEvent extends Event {
  public static final String NAME = "io.spandrel.Clock";

  private static final long GOOD_BRACKET_NANOS = 2_000;

  public long nanos;

  /** Commits one reading; tries again when a preemption between the two clocks shows. */
  public static void emit() {
    ClockEvent event = new ClockEvent();
    if (!event.isEnabled()) {
      return;
    }
    for (int attempt = 0; attempt < 5; attempt++) {
      event = new ClockEvent();
      long before = System.nanoTime();
      event.begin();
      long after = System.nanoTime();
      event.nanos = before + (after - before) / 2;
      if (after - before <= GOOD_BRACKET_NANOS) {
        break;
      }
    }
    event.commit();
  }
}
