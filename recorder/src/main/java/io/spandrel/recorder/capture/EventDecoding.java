package io.spandrel.recorder.capture;

import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.chunk.OwnDecoder;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.jfr.JfrClock;
import jdk.jfr.consumer.RecordedEvent;

/** Makes of events as the JDK's parser reads them what is made of the bytes. For one thread. */
final class EventDecoding {
  private final OwnDecoder decoder;
  private final FieldValues scope = FieldValues.ofScope();
  private final FieldValues span = FieldValues.ofSpan();

  EventDecoding(OwnDecoder decoder) {
    this.decoder = decoder;
  }

  TimedEvent of(RecordedEvent event) {
    long end = JfrClock.epochNanos(event.getEndTime());
    String name = event.getEventType().getName();
    try {
      if (name.equals(ScopeEvent.NAME)) {
        return new TimedEvent(null, decoder.scope(scope.fill(event)), end);
      }
      if (name.equals(SpanEvent.NAME) && !decoder.wants(name)) {
        return new TimedEvent(null, decoder.span(span.fill(event)), end);
      }
    } catch (RuntimeException e) {
      // It is damaged, which whoever uses it finds out again and counts.
      return new TimedEvent(event, null, end);
    }
    return new TimedEvent(decoder.wants(name) ? event : null, null, end);
  }
}
