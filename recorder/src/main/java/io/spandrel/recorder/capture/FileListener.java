package io.spandrel.recorder.capture;

import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.timeline.ClosedScope;
import jdk.jfr.consumer.RecordedEvent;

/** Follows the reading of a file; called by the thread that reads. */
public interface FileListener {
  /**
   * Before the first event.
   *
   * @param timeline where each event goes before the listener sees it
   */
  void began(FileSettings settings, Timeline timeline);

  /**
   * Whether {@link #event} is to have the events of this type. Of others only the time is told,
   * spans apart. Asked on the thread that parses.
   */
  default boolean wants(String eventName) {
    return true;
  }

  /**
   * What the listener makes of a {@link SpanEvent}, unless it wants it as an event. Called on the
   * thread that parses, so that the one that reads has less to do.
   *
   * @param values filled anew for each span
   */
  default Object span(FieldValues values) {
    throw new UnsupportedOperationException("who takes no spans wants all events");
  }

  /** What {@link #span} made of one. */
  default void decoded(Object decoded, long endNanos) {}

  /** A closed scope, after the timeline has had it. */
  default void scope(ClosedScope scope, long endNanos) {}

  /** An event that nobody wants ended. */
  default void passed(long endNanos) {}

  /** Any other event, after the timeline has had it; times are the recorder's. */
  void event(RecordedEvent event, long startNanos, long endNanos);

  /**
   * An event that says the same as one that {@link #event} has had, but at another time.
   *
   * @param first the earlier one, always the same object, whose own times don't count
   */
  default void again(RecordedEvent first, long startNanos, long endNanos) {
    event(first, startNanos, endNanos);
  }

  /** All that ended before this moment has been read; about twice a second of the file's time. */
  void readUpTo(long nanos);

  void progress(long bytesRead, long totalBytes);
}
