package io.spandrel.receiver;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.Map;

/**
 * A point in time in a span. Immutable.
 *
 * @param timeNanos nanoseconds since the epoch
 * @param attributes of the event; values as in {@link ReceivedSpan#attributes()}
 */
public record ReceivedEvent(String name, long timeNanos, Map<String, Object> attributes) {
  static ReceivedEvent of(Span.Event event) {
    return new ReceivedEvent(
        event.getName(), event.getTimeUnixNano(), AttributeValues.map(event.getAttributesList()));
  }
}
