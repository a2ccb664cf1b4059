package io.spandrel.otel.capture;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.receiver.ReceivedLink;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares each span of a live export with the same one of a capture: what a span is made of must
 * be equal, each state within 1 % or 50 us, whichever is more.
 */
final class Parity {
  private static final double SHARE = 0.01;
  private static final long NANOS = 50_000;

  private final Map<String, SpanData> captured;
  private final List<String> differences = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private int compared;

  Parity(Map<String, SpanData> captured) {
    this.captured = captured;
  }

  void compare(List<ReceivedSpan> live) {
    Set<String> ids = new HashSet<>();
    for (ReceivedSpan span : live) {
      ids.add(span.spanId());
      SpanData same = captured.get(span.spanId());
      if (same == null) {
        differences.add("only live: " + describe(span));
      } else {
        compared++;
        compare(span, same);
      }
    }
    captured.forEach((id, span) -> {
      if (!ids.contains(id)) {
        differences.add("only captured: " + span.getName() + " " + span.getSpanId());
      }
    });
  }

  private static String describe(ReceivedSpan span) {
    return span.name()
        + " "
        + span.spanId()
        + " of "
        + span.durationNanos()
        + " ns "
        + span.attributes();
  }

  private void compare(ReceivedSpan live, SpanData same) {
    equal(live, "trace", live.traceId(), same.getTraceId());
    equal(live, "name", live.name(), same.getName());
    String parent = same.getParentSpanContext().isValid() ? same.getParentSpanId() : "";
    equal(live, "parent", live.parentSpanId(), parent);
    equal(live, "kind", live.kind().name(), "SPAN_KIND_" + same.getKind().name());
    equal(live, "scope", live.scopeName(), same.getInstrumentationScopeInfo().getName());
    equal(live, "links", links(live), links(same));
    equal(live, "resource", live.resourceAttributes(), attributes(same.getResource()));
    if (!live.scopeName().equals("spandrel")) {
      equal(live, "start", live.startNanos(), same.getStartEpochNanos());
      equal(live, "end", live.endNanos(), same.getEndEpochNanos());
      equal(live, "attributes", foreign(live.attributes()), foreign(attributes(same)));
      compareStates(live, same);
    }
  }

  private void equal(ReceivedSpan span, String what, Object live, Object file) {
    if (!Objects.equals(live, file)) {
      differences.add(
          what + " of " + span.name() + ": " + live + " live, " + file + " in the file");
    }
  }

  private void compareStates(ReceivedSpan live, SpanData same) {
    for (State state : State.values()) {
      for (String key : List.of(state.attribute(), state.totalAttribute())) {
        long one = live.longAttribute(key).orElse(0);
        Long other = same.getAttributes().get(AttributeKey.longKey(key));
        long difference = Math.abs(one - (other == null ? 0 : other));
        if (difference > Math.max(NANOS, Math.round(SHARE * one))) {
          states.add(
              live.name() + " " + live.spanId() + " " + key + ": " + one + " live, " + other);
          return;
        }
      }
    }
  }

  private static Set<String> links(ReceivedSpan span) {
    Set<String> links = new HashSet<>();
    for (ReceivedLink link : span.links()) {
      links.add(link.traceId() + "/" + link.spanId());
    }
    return links;
  }

  private static Set<String> links(SpanData span) {
    Set<String> links = new HashSet<>();
    span.getLinks()
        .forEach(link -> {
          links.add(link.getSpanContext().getTraceId() + "/" + link.getSpanContext().getSpanId());
        });
    return links;
  }

  private static Map<String, Object> attributes(SpanData span) {
    Map<String, Object> attributes = new HashMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }

  private static Map<String, Object> attributes(io.opentelemetry.sdk.resources.Resource resource) {
    Map<String, Object> attributes = new HashMap<>();
    resource.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }

  private static Map<String, Object> foreign(Map<String, Object> attributes) {
    Map<String, Object> foreign = new HashMap<>(attributes);
    foreign.keySet().removeIf(key -> key.startsWith("spandrel.") && !key.equals("spandrel.type"));
    return foreign;
  }

  /** Spans that are in both. */
  int compared() {
    return compared;
  }

  /** What should be equal and is not. */
  List<String> differences() {
    return differences;
  }

  /** Spans with a state that differs, one line each. */
  List<String> states() {
    return states;
  }
}
