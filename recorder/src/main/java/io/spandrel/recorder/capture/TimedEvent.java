package io.spandrel.recorder.capture;

import io.spandrel.recorder.jfr.JfrClock;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;

/**
 * An event and when it ended, on JFR's clock; asked once, since each asking makes an object.
 *
 * @param event null when it was decoded
 * @param decoded what it says, read on the thread that parses; null: it is read where it is used
 */
public record TimedEvent(RecordedEvent event, Object decoded, long endJfrNanos) {
  /**
   * @param decoder may refuse an event with null
   */
  static TimedEvent of(RecordedEvent event, Function<RecordedEvent, Object> decoder) {
    Object decoded;
    try {
      decoded = decoder.apply(event);
    } catch (RuntimeException e) {
      // It is damaged, which whoever uses it finds out again and counts.
      decoded = null;
    }
    return new TimedEvent(
        decoded == null ? event : null, decoded, JfrClock.epochNanos(event.getEndTime()));
  }
}
