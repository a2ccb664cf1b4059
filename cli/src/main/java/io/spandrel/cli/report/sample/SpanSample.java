package io.spandrel.cli.report.sample;

import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.SpanType;
import java.util.List;
import java.util.Map;

/**
 * One ended span with what the recorder found out about it.
 *
 * @param parentSpanId 0: none
 * @param type the attribute {@code spandrel.type}; empty for a span of some instrumentation
 * @param localRoot true if no span of this process is around it
 * @param own its own parts
 * @param total the parts over its descendants too; empty where only its own are known
 * @param gcOverlapNanos all collector pauses while it was open
 * @param incomplete true if its totals lack something
 * @param pushedOut true if they do because of a bound; false: something in it had not ended
 * @param held locks that it waited for itself and whose holder is known
 * @param methods how often each was seen running while the span was the innermost one
 */
public record SpanSample(
    String traceId,
    long spanId,
    long parentSpanId,
    String name,
    String type,
    boolean localRoot,
    long durationNanos,
    SpanBreakdown own,
    SpanBreakdown total,
    long gcOverlapNanos,
    String summary,
    boolean incomplete,
    boolean pushedOut,
    List<HeldLock> held,
    Map<String, Long> methods) {

  public SpanSample {
    held = List.copyOf(held);
    methods = Map.copyOf(methods);
  }

  public boolean isTask() {
    return SpanType.of(type).isTask(localRoot);
  }

  /** The id as traces write it. */
  public String spanIdText() {
    return String.format("%016x", spanId);
  }

  /**
   * The same span, with the parts over what is below it.
   *
   * @param line the summary that goes with them
   */
  public SpanSample withTotal(SpanBreakdown whole, String line) {
    return new SpanSample(
        traceId,
        spanId,
        parentSpanId,
        name,
        type,
        localRoot,
        durationNanos,
        own,
        whole,
        gcOverlapNanos,
        line,
        incomplete,
        pushedOut,
        held,
        methods);
  }

  /** The parts that speak of the whole of it. */
  public SpanBreakdown parts() {
    return total.isEmpty() ? own : total;
  }
}
