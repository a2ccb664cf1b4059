package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

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
 * be equal, each state and the place of a wait within 1 % or 50 us, whichever is more.
 */
public final class Parity {
  /** So many of the spans have the same states. */
  private static final double SAME = 0.999;

  private static final double SHARE = 0.01;
  private static final long NANOS = 50_000;
  private static final String WAITS = "spandrel";
  private static final List<AttributeKey<Long>> NOT_SEEN =
      List.of(
          AttributeKey.longKey(State.UNEXPLAINED.attribute()),
          AttributeKey.longKey(State.UNEXPLAINED.totalAttribute()));

  /** What is measured of a wait, or tells more of its holder than who it was. */
  private static final Set<String> MEASURED =
      Set.of(
          "spandrel.holder.summary",
          "aggregation.duration_min_ns",
          "aggregation.duration_max_ns",
          "aggregation.duration_avg_ns",
          "aggregation.duration_total_ns");

  private final Map<String, SpanData> captured;
  private final List<String> differences = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private int compared;

  private Parity(Map<String, SpanData> captured) {
    this.captured = captured;
  }

  /** Compares a capture with what was exported live, from the first span to the last. */
  public static Parity of(Captured captured, List<ReceivedSpan> live) {
    Parity parity = new Parity(captured.exported());
    parity.compare(live);
    return parity;
  }

  /**
   * Compares a capture of some seconds with those of the spans that it saw from their beginning to
   * their end.
   */
  public static Parity ofPart(Captured captured, List<ReceivedSpan> live) {
    Map<String, SpanData> whole = new HashMap<>();
    captured
        .exported()
        .forEach((id, span) -> {
          if (!isCut(span)
              && !(isWait(span) && isCut(captured.exported().get(span.getParentSpanId())))) {
            whole.put(id, span);
          }
        });
    Parity parity = new Parity(whole);
    parity.compare(
        live.stream()
            .filter(span ->
                whole.containsKey(
                    span.scopeName().equals(WAITS) ? span.parentSpanId() : span.spanId()))
            .toList());
    return parity;
  }

  private static boolean isCut(SpanData span) {
    return NOT_SEEN.stream()
        .map(span.getAttributes()::get)
        .anyMatch(nanos -> nanos != null && nanos > 0);
  }

  private static boolean isWait(SpanData span) {
    return span.getInstrumentationScopeInfo().getName().equals(WAITS);
  }

  private void compare(List<ReceivedSpan> live) {
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
    if (live.scopeName().equals(WAITS)) {
      near(live, "start", live.startNanos(), same.getStartEpochNanos());
      near(live, "end", live.endNanos(), same.getEndEpochNanos());
      equal(live, "attributes", told(live.attributes()), told(attributes(same)));
    } else {
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

  private void near(ReceivedSpan span, String what, long live, long file) {
    if (Math.abs(live - file) > Math.max(NANOS, Math.round(SHARE * span.durationNanos()))) {
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

  private static Map<String, Object> told(Map<String, Object> attributes) {
    Map<String, Object> told = new HashMap<>(attributes);
    told.keySet().removeAll(MEASURED);
    return told;
  }

  private static Map<String, Object> foreign(Map<String, Object> attributes) {
    Map<String, Object> foreign = new HashMap<>(attributes);
    foreign.keySet().removeIf(key -> key.startsWith("spandrel.") && !key.equals("spandrel.type"));
    return foreign;
  }

  /** Spans that are in both. */
  public int compared() {
    return compared;
  }

  /** Fails where something that should be equal is not, or too many spans have other states. */
  public void verify() {
    assertThat(differences).isEmpty();
    assertThat(states)
        .as("spans with other states, of %d", compared)
        .hasSizeLessThanOrEqualTo((int) ((1 - SAME) * compared));
  }
}
