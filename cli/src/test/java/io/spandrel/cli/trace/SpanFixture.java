package io.spandrel.cli.trace;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds spans for tests; times are milliseconds after a fixed moment. */
public final class SpanFixture {

  private static final long EPOCH_NANOS = 1_700_000_000_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final String spanId;
  private final String name;
  private String traceId = "t1";
  private String parentSpanId = "";
  private boolean remoteParent;
  private String scopeName = "io.spandrel";
  private long startNanos = EPOCH_NANOS;
  private long endNanos = EPOCH_NANOS;
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<LogLine> log = new ArrayList<>();

  private SpanFixture(String spanId, String name) {
    this.spanId = spanId;
    this.name = name;
  }

  public static SpanFixture span(String spanId, String name) {
    return new SpanFixture(spanId, name);
  }

  /** A wait span of this state. */
  public static SpanFixture waiting(String spanId, String name, State state) {
    SpanFixture wait = new SpanFixture(spanId, name);
    wait.scopeName = "spandrel";
    return wait.with("spandrel.state", state.key());
  }

  public SpanFixture in(String trace) {
    this.traceId = trace;
    return this;
  }

  public SpanFixture under(String parent) {
    this.parentSpanId = parent;
    return this;
  }

  /** Its parent is in another process. */
  public SpanFixture underRemote(String parent) {
    this.remoteParent = true;
    return under(parent);
  }

  public SpanFixture at(double fromMillis, double toMillis) {
    this.startNanos = EPOCH_NANOS + Math.round(fromMillis * MILLI);
    this.endNanos = EPOCH_NANOS + Math.round(toMillis * MILLI);
    return this;
  }

  public SpanFixture with(String key, Object value) {
    attributes.put(key, value);
    return this;
  }

  /** It said something so many milliseconds after the fixed moment. */
  public SpanFixture said(double millis, String category, String message) {
    log.add(new LogLine(EPOCH_NANOS + Math.round(millis * MILLI), category, message));
    return this;
  }

  public SpanFixture part(State state, double millis) {
    attributes.putIfAbsent(State.UNEXPLAINED.attribute(), 0L);
    return with(state.attribute(), Math.round(millis * MILLI));
  }

  public SpanFixture totalPart(State state, double millis) {
    attributes.putIfAbsent(State.UNEXPLAINED.totalAttribute(), 0L);
    return with(state.totalAttribute(), Math.round(millis * MILLI));
  }

  public TraceSpan build() {
    return new TraceSpan(
        traceId,
        spanId,
        parentSpanId,
        parentSpanId.isEmpty() || remoteParent,
        name,
        "INTERNAL",
        scopeName,
        "shop",
        startNanos,
        endNanos,
        attributes,
        log);
  }
}
