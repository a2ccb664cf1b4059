package io.spandrel.cli.report.read;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.cli.report.collect.ReportCollector;
import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.TraceRef;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.SpanType;
import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.CapturedWait;
import io.spandrel.exporter.capture.CpuSample;
import io.spandrel.exporter.hold.SpanIds;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spans as the exporter reads them out of a capture, as samples. */
final class SpanSamples {

  private static final String WAIT_SCOPE = "spandrel";
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey(SpanType.ATTRIBUTE);
  private static final Map<String, String> KNOWN_TYPES = Map.of("task", "task", "region", "region");

  private SpanSamples() {}

  /**
   * Empty for a span that is a wait itself.
   *
   * @param collector tells whether the line for people will be shown: it costs more than the rest
   */
  static Optional<SpanSample> of(CapturedSpan span, ReportCollector collector) {
    if (span.scopeName().equals(WAIT_SCOPE)) {
      return Optional.empty();
    }
    SpanData data = span.data();
    String type = type(span.text(TYPE));
    boolean task = SpanType.of(type).isTask(span.localRoot());
    TraceRef trace = new TraceRef(SpanIds.traceHigh(data), SpanIds.traceLow(data));
    String name = data.getName();
    long durationNanos = Math.max(0, span.durationNanos());
    long beforeNanos = span.beforeNanos();
    return Optional.of(
        new SpanSample(
            trace,
            SpanIds.of(data),
            span.localRoot() ? 0 : SpanIds.ofParent(data),
            name,
            type,
            span.localRoot(),
            durationNanos,
            parts(span.own(), beforeNanos),
            parts(span.totals(), beforeNanos),
            span.own() == null ? 0 : span.own().gcOverlapNanos(),
            collector.mayBeSlowest(task, trace, name, durationNanos) ? summary(span) : "",
            span.incomplete(),
            span.pushedOut(),
            held(span),
            methods(span.samples())));
  }

  /** One text for all spans of a type: many are kept at a time. */
  private static String type(String attribute) {
    return attribute == null ? "" : KNOWN_TYPES.getOrDefault(attribute, attribute);
  }

  /**
   * What came before the recording is unexplained there, which would be a riddle without a word.
   */
  private static String summary(CapturedSpan span) {
    return span.beforeNanos() > 0 && !span.summary().isEmpty()
        ? span.summary() + " (begun before the recording)"
        : span.summary();
  }

  /** What was before the recording is no state of anything that it tells of. */
  private static SpanBreakdown parts(Breakdown breakdown, long beforeNanos) {
    if (breakdown == null) {
      return SpanBreakdown.NONE;
    }
    Parts parts = breakdown.parts();
    return SpanBreakdown.of(state ->
        state == State.UNEXPLAINED
            ? Math.max(0, parts.nanos(state) - beforeNanos)
            : parts.nanos(state));
  }

  private static List<HeldLock> held(CapturedSpan span) {
    List<CapturedWait> waits = span.heldWaits();
    if (waits.isEmpty()) {
      return List.of();
    }
    List<HeldLock> held = new ArrayList<>(waits.size());
    for (CapturedWait wait : waits) {
      if (!wait.holderThread().isEmpty()) {
        held.add(
            new HeldLock(
                wait.object(),
                WaitSamples.line(wait.own().waited().cause()),
                wait.nanos(),
                wait.holderThread(),
                WaitSamples.line(wait.holderFrame())));
      }
    }
    return held;
  }

  private static Map<String, Long> methods(List<CpuSample> samples) {
    if (samples.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> counts = new HashMap<>();
    for (CpuSample sample : samples) {
      if (!sample.frames().isEmpty()) {
        counts.merge(MethodName.of(sample.frames().get(0)), 1L, Long::sum);
      }
    }
    return counts;
  }
}
