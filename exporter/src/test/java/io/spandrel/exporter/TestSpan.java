package io.spandrel.exporter;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.stream.LongStream;

/** A finished span: 10 ms long, a root of trace 1, unless said otherwise. Immutable. */
public record TestSpan(
    long traceId,
    long spanId,
    SpanContext parent,
    SpanKind kind,
    long startEpochNanos,
    long endEpochNanos,
    Attributes attributes) {

  public static final long MILLI = 1_000_000;

  /** Some day in 2023. */
  public static final long START = 1_700_000_000_000_000_000L;

  public static TestSpan of(long spanId) {
    return new TestSpan(
        1,
        spanId,
        SpanContext.getInvalid(),
        SpanKind.INTERNAL,
        START,
        START + 10 * MILLI,
        Attributes.empty());
  }

  /** So many roots, each in a trace of its own. */
  public static List<SpanData> roots(long from, long count) {
    return LongStream.range(from, from + count).mapToObj(id -> of(id).inTrace(id).data()).toList();
  }

  public TestSpan inTrace(long id) {
    return new TestSpan(id, spanId, parent, kind, startEpochNanos, endEpochNanos, attributes);
  }

  public TestSpan childOf(TestSpan other) {
    return withParent(other.traceId, context(other.traceId, other.spanId, true));
  }

  public TestSpan unsampledChildOf(TestSpan other) {
    return withParent(other.traceId, context(other.traceId, other.spanId, false));
  }

  public TestSpan remoteChildOf(TestSpan other) {
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            TraceId.fromLongs(0, other.traceId),
            SpanId.fromLong(other.spanId),
            TraceFlags.getSampled(),
            TraceState.getDefault());
    return withParent(other.traceId, remote);
  }

  private TestSpan withParent(long trace, SpanContext context) {
    return new TestSpan(trace, spanId, context, kind, startEpochNanos, endEpochNanos, attributes);
  }

  /** From so many milliseconds after {@link #START} to so many. */
  public TestSpan millis(double from, double to) {
    return nanos(Math.round(from * MILLI), Math.round(to * MILLI));
  }

  public TestSpan nanos(long from, long to) {
    return new TestSpan(traceId, spanId, parent, kind, START + from, START + to, attributes);
  }

  public TestSpan client() {
    return new TestSpan(
        traceId, spanId, parent, SpanKind.CLIENT, startEpochNanos, endEpochNanos, attributes);
  }

  public TestSpan with(Attributes values) {
    return new TestSpan(traceId, spanId, parent, kind, startEpochNanos, endEpochNanos, values);
  }

  public SpanData data() {
    return TestSpanData.builder()
        .setName("span " + spanId)
        .setKind(kind)
        .setSpanContext(context(traceId, spanId, true))
        .setParentSpanContext(parent)
        .setStartEpochNanos(startEpochNanos)
        .setEndEpochNanos(endEpochNanos)
        .setAttributes(attributes)
        .setTotalAttributeCount(attributes.size())
        .setStatus(StatusData.unset())
        .setHasEnded(true)
        .build();
  }

  private static SpanContext context(long traceId, long spanId, boolean sampled) {
    return SpanContext.create(
        TraceId.fromLongs(0, traceId),
        SpanId.fromLong(spanId),
        sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }
}
