package io.spandrel.receiver;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.Map;

/**
 * A link from one span to another. Immutable.
 *
 * @param traceId of the span linked to, lower-case hex
 * @param spanId of the span linked to, lower-case hex
 * @param attributes of the link; values as in {@link ReceivedSpan#attributes()}
 */
public record ReceivedLink(String traceId, String spanId, Map<String, Object> attributes) {
  static ReceivedLink of(Span.Link link) {
    HexFormat hex = HexFormat.of();
    return new ReceivedLink(
        hex.formatHex(link.getTraceId().toByteArray()),
        hex.formatHex(link.getSpanId().toByteArray()),
        AttributeValues.map(link.getAttributesList()));
  }
}
