package io.spandrel.otel.agent;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.spandrel.receiver.ReceivedSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of {@link SchemaCheck} that looks at wait spans. */
final class WaitSpanCheck {
  private static final int MOST_OF_A_SPAN = 16;
  private static final int MOST_OF_A_TRACE = 128;
  private static final long APART_NANOS = 1_000;
  private static final long THRESHOLD_NANOS = 5_000_000;

  private final Map<String, ReceivedSpan> byId;
  private final List<String> faults;

  /**
   * @param faults takes one line for each fault
   */
  WaitSpanCheck(Map<String, ReceivedSpan> byId, List<String> faults) {
    this.byId = byId;
    this.faults = faults;
  }

  void check(List<ReceivedSpan> waits) {
    waits.forEach(this::checkOne);
    List<ReceivedSpan> singles = waits.stream().filter(wait -> !isSummary(wait)).toList();
    singles.stream()
        .collect(Collectors.groupingBy(ReceivedSpan::parentSpanId))
        .values()
        .forEach(this::checkSiblings);
    singles.stream()
        .collect(Collectors.groupingBy(ReceivedSpan::traceId))
        .values()
        .forEach(ofTrace -> atMost(MOST_OF_A_TRACE, ofTrace, "in a trace"));
  }

  private void checkOne(ReceivedSpan wait) {
    wait.attributes()
        .forEach((key, value) -> {
          if (!SchemaKeys.isRightOnWaitSpan(key, value)) {
            fault(wait, "has " + key + "=" + value + ", unknown here or of another type");
          }
        });
    ReceivedSpan parent = byId.get(wait.parentSpanId());
    if (parent == null || SchemaCheck.isWaitSpan(parent)) {
      fault(wait, "has no parent that is the application's");
    } else if (!parent.traceId().equals(wait.traceId())
        || wait.startNanos() < parent.startNanos()
        || wait.endNanos() > parent.endNanos()) {
      fault(wait, "lies outside its parent " + parent.name());
    }
    if (wait.durationNanos() <= 0) {
      fault(wait, "has no length");
    }
    if (wait.kind() != SpanKind.SPAN_KIND_INTERNAL) {
      fault(wait, "is " + wait.kind());
    }
    checkName(wait);
    checkHolder(wait);
    checkSummary(wait);
  }

  private void checkName(ReceivedSpan wait) {
    String state = wait.stringAttribute("spandrel.state").orElse("");
    if (!SchemaKeys.WAIT_STATES.contains(state)) {
      fault(wait, "has the state " + state);
    }
    if (!SchemaCheck.isAscii(wait.name())
        || !(wait.name().equals(state) || wait.name().startsWith(state + " "))) {
      fault(wait, "is not called by its state " + state);
    }
    if (!SchemaKeys.PAUSES.contains(state) && wait.longAttribute("thread.id").isEmpty()) {
      fault(wait, "does not say whose wait it was");
    }
  }

  private void checkHolder(ReceivedSpan wait) {
    String traceId = wait.stringAttribute("spandrel.holder.trace_id").orElse("");
    String spanId = wait.stringAttribute("spandrel.holder.span_id").orElse("");
    if (traceId.isEmpty() != spanId.isEmpty()) {
      fault(wait, "names half of its holder's span");
    }
    if (!wait.links().isEmpty()
        && (wait.links().size() > 1
            || !wait.links().get(0).spanId().equals(spanId)
            || !wait.links().get(0).traceId().equals(traceId))) {
      fault(wait, "has other links than the one to its holder: " + wait.links());
    }
    String at = wait.stringAttribute("spandrel.holder.at").orElse("end");
    if (!at.equals("end") && !at.equals("start")) {
      fault(wait, "was held at " + at);
    }
  }

  private void checkSummary(ReceivedSpan wait) {
    if (isSummary(wait)) {
      long total = wait.longAttribute("aggregation.duration_total_ns").orElse(-1);
      long count = wait.longAttribute("aggregation.span_count").orElse(0);
      long least = wait.longAttribute("aggregation.duration_min_ns").orElse(-1);
      long average = wait.longAttribute("aggregation.duration_avg_ns").orElse(-1);
      long most = wait.longAttribute("aggregation.duration_max_ns").orElse(-1);
      if (count < 1 || total < THRESHOLD_NANOS || least > average || average > most) {
        fault(wait, "does not sum up: " + wait.attributes());
      }
    } else if (wait.attributes().keySet().stream().anyMatch(key -> key.startsWith("aggregation"))) {
      fault(wait, "is no summary, and carries what only one has");
    }
  }

  private void checkSiblings(List<ReceivedSpan> siblings) {
    atMost(MOST_OF_A_SPAN, siblings, "in a span");
    siblings.stream()
        .collect(Collectors.groupingBy(wait -> wait.longAttribute("thread.id").orElse(-1)))
        .values()
        .forEach(this::checkNeighbours);
  }

  private void checkNeighbours(List<ReceivedSpan> ofThread) {
    List<ReceivedSpan> sorted =
        ofThread.stream().sorted(Comparator.comparingLong(ReceivedSpan::startNanos)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).startNanos() - sorted.get(i - 1).endNanos() < APART_NANOS) {
        fault(sorted.get(i), "begins less than 1 us after " + sorted.get(i - 1).name());
      }
    }
  }

  private void atMost(int most, List<ReceivedSpan> waits, String where) {
    if (waits.size() > most) {
      fault(waits.get(0), "is one of " + waits.size() + " wait spans " + where);
    }
  }

  private static boolean isSummary(ReceivedSpan wait) {
    return wait.booleanAttribute("aggregation.is_summary").orElse(false);
  }

  private void fault(ReceivedSpan wait, String what) {
    faults.add(SchemaCheck.describe(wait, what));
  }
}
