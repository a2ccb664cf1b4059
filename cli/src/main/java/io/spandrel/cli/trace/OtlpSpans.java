package io.spandrel.cli.trace;

import io.spandrel.receiver.ReceivedSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From what the receiver got to what is kept: the few attributes that are shown or checked. */
public final class OtlpSpans {

  private static final List<String> KEPT_PREFIXES =
      List.of("spandrel.", "aggregation.", "demo.", "code.function.name", "code.line.number");

  private OtlpSpans() {}

  /** The span with those of its attributes that the views and checks read. */
  public static TraceSpan of(ReceivedSpan span) {
    return new TraceSpan(
        span.traceId(),
        span.spanId(),
        span.parentSpanId(),
        span.name(),
        span.kind().name().replace("SPAN_KIND_", ""),
        span.scopeName(),
        span.serviceName(),
        span.startNanos(),
        span.endNanos(),
        kept(span.attributes()));
  }

  private static Map<String, Object> kept(Map<String, Object> attributes) {
    Map<String, Object> kept = new HashMap<>();
    attributes.forEach((key, value) -> {
      if (value != null && KEPT_PREFIXES.stream().anyMatch(key::startsWith)) {
        // Tens of thousands of spans share a few dozen keys.
        kept.put(key.intern(), value);
      }
    });
    return kept;
  }
}
