package io.spandrel.cli.truth;

import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.TraceSpan;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** How much of the time has a name: all but blocked, short, detached and unexplained. */
final class NamedShareCheck {

  private static final double NEEDED_SHARE = 0.95;
  private static final long ROOTS_LONGER_THAN_NANOS = 10_000_000;

  private long checked;
  private long below;
  private long namedNanos;
  private long sumNanos;
  private double worstShare = 2;
  private String worst = "nothing to compare";

  private NamedShareCheck() {}

  /** Over the own parts of all spans in which the program works. */
  static CheckResult ofLeafSpans(Collection<TraceSpan> spans) {
    NamedShareCheck check = new NamedShareCheck();
    LeafSpans.in(spans).all().stream()
        .filter(SpanBreakdown::hasOwn)
        .forEach(span -> check.add(span, SpanBreakdown::own));
    return check.result("named_leaf", "at least 95 % of the time of leaf spans has a name");
  }

  /** Over the totals of all requests that took longer than 10 ms. */
  static CheckResult ofLocalRoots(Collection<TraceSpan> spans) {
    NamedShareCheck check = new NamedShareCheck();
    spans.stream()
        .filter(SpanBreakdown::hasTotal)
        .filter(span -> span.durationNanos() > ROOTS_LONGER_THAN_NANOS)
        .forEach(span -> check.add(span, SpanBreakdown::total));
    return check.result(
        "named_total", "at least 95 % of the time of requests longer than 10 ms has a name");
  }

  private void add(TraceSpan span, Function<TraceSpan, SpanBreakdown> partsOf) {
    SpanBreakdown parts = partsOf.apply(span);
    checked++;
    namedNanos += parts.namedNanos();
    sumNanos += parts.sumNanos();
    double share = (double) parts.namedNanos() / Math.max(1, parts.sumNanos());
    if (share < NEEDED_SHARE) {
      below++;
    }
    if (share < worstShare) {
      worstShare = share;
      worst = Where.is(span) + ": " + percent(share);
    }
  }

  private CheckResult result(String id, String claim) {
    double share = (double) namedNanos / Math.max(1, sumNanos);
    boolean ok = checked > 0 && share >= NEEDED_SHARE;
    return new CheckResult(
        id, claim, ok, checked, ok ? 0 : below, percent(share) + " in all, the least in " + worst);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
