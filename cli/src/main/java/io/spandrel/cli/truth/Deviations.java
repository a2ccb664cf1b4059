package io.spandrel.cli.truth;

import io.spandrel.cli.view.Durations;

/** Collects how far measured values are from expected ones. Not thread-safe. */
final class Deviations {

  private final Tolerance tolerance;
  private long checked;
  private long failed;
  private double worstExcess = -1;
  private String worst = "nothing to compare";

  Deviations(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /** The expected value is known as far as that it lies between two readings. */
  void add(String where, long measuredNanos, long leastNanos, long mostNanos) {
    add(where, measuredNanos, Math.max(leastNanos, Math.min(measuredNanos, mostNanos)));
  }

  void add(String where, long measuredNanos, long expectedNanos) {
    long deviation = Math.abs(measuredNanos - expectedNanos);
    long allowed = tolerance.nanosFor(expectedNanos);
    checked++;
    if (deviation > allowed) {
      failed++;
    }
    double excess = (double) deviation / allowed;
    if (excess > worstExcess) {
      worstExcess = excess;
      worst =
          "%s: %s instead of %s, off by %s (%s allowed)"
              .formatted(
                  where,
                  Durations.format(measuredNanos),
                  Durations.format(expectedNanos),
                  Durations.format(deviation),
                  Durations.format(allowed));
    }
  }

  /** Holds if something was compared and at least this share of it was within the tolerance. */
  CheckResult result(String id, String claim, double neededShare) {
    boolean ok = checked > 0 && checked - failed >= neededShare * checked;
    return new CheckResult(id, claim, ok, checked, failed, worst);
  }
}
