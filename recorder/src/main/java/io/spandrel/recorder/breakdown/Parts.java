package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/** A partition of a wall time in whole nanoseconds: the parts add up to it exactly. */
public final class Parts {
  private final long[] nanos;

  private Parts(long[] nanos) {
    this.nanos = nanos;
  }

  /**
   * Rounds by largest remainder, so that nothing is gained or lost.
   *
   * @param exact the unrounded parts, by {@link State#ordinal}; their sum is {@code wholeNanos} but
   *     for the error of floating point
   */
  static Parts rounded(double[] exact, long wholeNanos) {
    long[] nanos = new long[exact.length];
    long given = 0;
    for (int i = 0; i < exact.length; i++) {
      nanos[i] = (long) Math.floor(Math.max(0, exact[i]));
      given += nanos[i];
    }
    if (given < wholeNanos && wholeNanos - given <= nanos.length) {
      addToLargestRemainders(exact, nanos, (int) (wholeNanos - given));
    } else if (given != wholeNanos) {
      roundFar(exact, nanos, given, wholeNanos);
    }
    return new Parts(nanos);
  }

  /** The usual case: a nanosecond each for so many; of equal remainders the first. */
  private static void addToLargestRemainders(double[] exact, long[] nanos, int missing) {
    int given = 0;
    for (int round = 0; round < missing; round++) {
      int largest = -1;
      double remainder = 0;
      for (int i = 0; i < nanos.length; i++) {
        if ((given & 1 << i) == 0 && (largest < 0 || exact[i] - nanos[i] > remainder)) {
          largest = i;
          remainder = exact[i] - nanos[i];
        }
      }
      given |= 1 << largest;
      nanos[largest]++;
    }
  }

  private static void roundFar(double[] exact, long[] nanos, long sum, long wholeNanos) {
    long given = sum;
    int[] byRemainder = byRemainder(exact, nanos);
    for (int next = 0; given < wholeNanos; next++, given++) {
      nanos[byRemainder[next % nanos.length]]++;
    }
    for (int next = nanos.length - 1; given > wholeNanos; next = previous(next, nanos.length)) {
      if (nanos[byRemainder[next]] > 0) {
        nanos[byRemainder[next]]--;
        given--;
      }
    }
  }

  /** Indices, the largest remainder first; equal ones in their order. */
  private static int[] byRemainder(double[] exact, long[] nanos) {
    int[] sorted = new int[exact.length];
    for (int i = 0; i < sorted.length; i++) {
      double remainder = exact[i] - nanos[i];
      int at = i;
      while (at > 0 && exact[sorted[at - 1]] - nanos[sorted[at - 1]] < remainder) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = i;
    }
    return sorted;
  }

  private static int previous(int index, int length) {
    return index == 0 ? length - 1 : index - 1;
  }

  public long nanos(State state) {
    return nanos[state.ordinal()];
  }

  public long sum() {
    long sum = 0;
    for (long part : nanos) {
      sum += part;
    }
    return sum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (State state : State.values()) {
      if (nanos(state) != 0) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(state.key())
            .append(' ')
            .append(nanos(state));
      }
    }
    return text.toString();
  }
}
