package io.spandrel.cli.truth;

import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.TraceSpan;
import java.util.Collection;

/**
 * Whether every span that is long enough has parts that add up to its length, to the nanosecond.
 */
final class ExactSumCheck {

  private final long thresholdNanos;
  private long checked;
  private long failed;
  private long worstNanos = -1;
  private String worst = "nothing to compare";

  private ExactSumCheck(long thresholdNanos) {
    this.thresholdNanos = thresholdNanos;
  }

  static CheckResult check(Collection<TraceSpan> spans, long thresholdNanos) {
    ExactSumCheck check = new ExactSumCheck(thresholdNanos);
    spans.forEach(check::add);
    return new CheckResult(
        "exact_sum",
        "the parts of every span from %d us add up to its length exactly"
            .formatted(thresholdNanos / 1_000),
        check.checked > 0 && check.failed == 0,
        check.checked,
        check.failed,
        check.worst);
  }

  private void add(TraceSpan span) {
    if (span.isWait() || span.durationNanos() < thresholdNanos) {
      return;
    }
    checked++;
    if (!SpanBreakdown.hasOwn(span)) {
      failed++;
      note(Long.MAX_VALUE, Where.is(span) + ": no breakdown");
      return;
    }
    long own = difference(span, SpanBreakdown.own(span));
    long total = SpanBreakdown.hasTotal(span) ? difference(span, SpanBreakdown.total(span)) : 0;
    long most = Math.max(own, total);
    if (most > 0) {
      failed++;
    }
    note(most, most == 0 ? "off by 0 ns" : Where.is(span) + ": off by " + most + " ns");
  }

  private static long difference(TraceSpan span, SpanBreakdown parts) {
    return Math.abs(parts.sumNanos() - (span.endNanos() - span.startNanos()));
  }

  private void note(long nanos, String words) {
    if (nanos > worstNanos) {
      worstNanos = nanos;
      worst = words;
    }
  }
}
