package io.spandrel.receiver;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One span as it was sent, with the resource and the instrumentation scope it was sent under.
 * Immutable.
 *
 * @param resourceAttributes values as in {@link #attributes()}; shared by all spans of one resource
 * @param scopeName the instrumentation scope's name, empty if it had none
 * @param scopeVersion the instrumentation scope's version, empty if it had none
 * @param proto the span itself, for what has no accessor here
 */
public record ReceivedSpan(
    Map<String, Object> resourceAttributes, String scopeName, String scopeVersion, Span proto) {

  /** All spans of a request, in the order sent. */
  public static List<ReceivedSpan> allOf(ExportTraceServiceRequest request) {
    List<ReceivedSpan> spans = new ArrayList<>();
    for (ResourceSpans ofResource : request.getResourceSpansList()) {
      Map<String, Object> resource =
          AttributeValues.map(ofResource.getResource().getAttributesList());
      for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
        String scopeName = ofScope.getScope().getName();
        String scopeVersion = ofScope.getScope().getVersion();
        for (Span span : ofScope.getSpansList()) {
          spans.add(new ReceivedSpan(resource, scopeName, scopeVersion, span));
        }
      }
    }
    return spans;
  }

  /** Lower-case hex, 32 digits if the sender kept to the specification. */
  public String traceId() {
    return hex(proto.getTraceId());
  }

  /** Lower-case hex, 16 digits if the sender kept to the specification. */
  public String spanId() {
    return hex(proto.getSpanId());
  }

  /** Lower-case hex, or empty for the root of a trace. */
  public String parentSpanId() {
    return hex(proto.getParentSpanId());
  }

  public String name() {
    return proto.getName();
  }

  public Span.SpanKind kind() {
    return proto.getKind();
  }

  public Status.StatusCode statusCode() {
    return proto.getStatus().getCode();
  }

  /** Nanoseconds since the epoch. */
  public long startNanos() {
    return proto.getStartTimeUnixNano();
  }

  /** Nanoseconds since the epoch. */
  public long endNanos() {
    return proto.getEndTimeUnixNano();
  }

  /** End minus start; negative if the sender's clock went back. */
  public long durationNanos() {
    return endNanos() - startNanos();
  }

  /**
   * All attributes, in the order sent; unmodifiable, made anew by each call. A value is a String,
   * Boolean, Long, Double, a List or a Map of such values, a {@link ByteString}, or null where the
   * sender sent an empty value.
   */
  public Map<String, Object> attributes() {
    return AttributeValues.map(proto.getAttributesList());
  }

  /** The integer under this key; empty if there is none, or it is of another type. */
  public OptionalLong longAttribute(String key) {
    return AttributeValues.find(proto.getAttributesList(), key)
        .filter(AnyValue::hasIntValue)
        .map(value -> OptionalLong.of(value.getIntValue()))
        .orElse(OptionalLong.empty());
  }

  /** The string under this key; empty if there is none, or it is of another type. */
  public Optional<String> stringAttribute(String key) {
    return AttributeValues.find(proto.getAttributesList(), key)
        .filter(AnyValue::hasStringValue)
        .map(AnyValue::getStringValue);
  }

  /** The boolean under this key; empty if there is none, or it is of another type. */
  public Optional<Boolean> booleanAttribute(String key) {
    return AttributeValues.find(proto.getAttributesList(), key)
        .filter(AnyValue::hasBoolValue)
        .map(AnyValue::getBoolValue);
  }

  /** The resource's {@code service.name}, or empty text. */
  public String serviceName() {
    return resourceAttributes.get("service.name") instanceof String name ? name : "";
  }

  public List<ReceivedLink> links() {
    return proto.getLinksList().stream().map(ReceivedLink::of).toList();
  }

  public List<ReceivedEvent> events() {
    return proto.getEventsList().stream().map(ReceivedEvent::of).toList();
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
