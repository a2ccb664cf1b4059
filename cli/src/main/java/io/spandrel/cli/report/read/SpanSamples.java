package io.spandrel.cli.report.read;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.cli.report.collect.ReportCollector;
import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.SpanType;
import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.CpuSample;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Breakdown;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spans as the exporter reads them out of a capture, as samples. */
final class SpanSamples {

  private static final String WAIT_SCOPE = "spandrel";
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey(SpanType.ATTRIBUTE);

  private SpanSamples() {}

  /**
   * Empty for a span that is a wait itself.
   *
   * @param collector tells whether the line for people will be shown: it costs more than the rest
   */
  static Optional<SpanSample> of(CapturedSpan span, ReportCollector collector) {
    SpanData data = span.data();
    if (data.getInstrumentationScopeInfo().getName().equals(WAIT_SCOPE)) {
      return Optional.empty();
    }
    String type = data.getAttributes().get(TYPE);
    boolean task = SpanType.of(type == null ? "" : type).isTask(span.localRoot());
    long durationNanos = Math.max(0, span.durationNanos());
    return Optional.of(
        new SpanSample(
            data.getTraceId(),
            id(data.getSpanId()),
            span.localRoot() ? 0 : id(data.getParentSpanId()),
            data.getName(),
            type == null ? "" : type,
            span.localRoot(),
            durationNanos,
            parts(span.own(), span.beforeNanos()),
            parts(span.totals(), span.beforeNanos()),
            span.own() == null ? 0 : span.own().gcOverlapNanos(),
            collector.mayBeSlowest(task, data.getName(), durationNanos) ? summary(span) : "",
            span.incomplete(),
            held(span),
            methods(span.samples())));
  }

  /**
   * What came before the recording is unexplained there, which would be a riddle without a word.
   */
  private static String summary(CapturedSpan span) {
    return span.beforeNanos() > 0 && !span.summary().isEmpty()
        ? span.summary() + " (begun before the recording)"
        : span.summary();
  }

  private static long id(String hexadecimal) {
    return Long.parseUnsignedLong(hexadecimal, 16);
  }

  /** What was before the recording is no state of anything that it tells of. */
  private static SpanBreakdown parts(Breakdown breakdown, long beforeNanos) {
    EnumMap<State, Long> nanos = new EnumMap<>(State.class);
    if (breakdown != null) {
      for (State state : State.values()) {
        long part = breakdown.parts().nanos(state);
        if (part != 0) {
          nanos.put(state, part);
        }
      }
      nanos.computeIfPresent(
          State.UNEXPLAINED, (state, all) -> Math.max(0, all - Math.max(0, beforeNanos)));
    }
    return new SpanBreakdown(nanos);
  }

  private static List<HeldLock> held(CapturedSpan span) {
    return span.waits().stream()
        .filter(wait -> wait.state() == State.LOCK && !wait.holderThread().isEmpty())
        .map(wait ->
            new HeldLock(
                wait.object(),
                WaitSamples.line(wait.own().waited() == null ? null : wait.own().waited().cause()),
                wait.nanos(),
                wait.holderThread(),
                WaitSamples.line(wait.holderFrame())))
        .toList();
  }

  private static Map<String, Long> methods(List<CpuSample> samples) {
    Map<String, Long> counts = new HashMap<>();
    for (CpuSample sample : samples) {
      if (!sample.frames().isEmpty()) {
        counts.merge(MethodName.of(sample.frames().get(0)), 1L, Long::sum);
      }
    }
    return counts;
  }
}
