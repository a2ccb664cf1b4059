package io.spandrel.recorder.capture;

import io.spandrel.recorder.jfr.JfrClock;
import jdk.jfr.consumer.RecordedEvent;

/** An event and when it ended, on JFR's clock; asked once, since each asking makes an object. */
public record TimedEvent(RecordedEvent event, long endJfrNanos) {
  static TimedEvent of(RecordedEvent event) {
    return new TimedEvent(event, JfrClock.epochNanos(event.getEndTime()));
  }
}
