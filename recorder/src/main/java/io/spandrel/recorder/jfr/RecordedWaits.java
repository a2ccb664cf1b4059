package io.spandrel.recorder.jfr;

import io.spandrel.recorder.breakdown.Wait;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/**
 * Reads the JDK's wait events one by one, with the names that the timeline gives them, for those
 * who count all waits, in spans or not. Used by one thread at a time.
 */
public final class RecordedWaits {
  private final WaitEvents events;
  private final ThreadIdentities threads = new ThreadIdentities();

  /**
   * @param applicationPackages prefixes of one's own packages, preferred when a line is chosen
   * @param depth how many frames each wait keeps
   */
  public RecordedWaits(List<String> applicationPackages, int depth) {
    this.events = new WaitEvents(new Frames(depth, applicationPackages));
  }

  /** The events that {@link #read} understands. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    events.names().forEach(names::add);
    return names;
  }

  /** False for a wait that only recording brought about. */
  public boolean isOfTheApplication(RecordedEvent event) {
    return !WaitEvents.isOurOwn(event);
  }

  /**
   * The wait behind an event of one of these {@link #names}; its cause has so much of the stack.
   */
  public Wait read(RecordedEvent event, long startNanos, long endNanos) {
    RecordedThread thread = event.getThread();
    String name = thread == null ? "" : threads.of(thread).name();
    return events.read(event, name, startNanos, endNanos);
  }
}
