package io.spandrel.cli.truth;

/**
 * How far apart two measurements of the same thing may be: a share of it, but never less than a
 * floor, which stands for the clock readings themselves. Immutable.
 */
record Tolerance(double share, long floorNanos) {

  long nanosFor(long expectedNanos) {
    return Math.max(Math.round(share * expectedNanos), floorNanos);
  }
}
