package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/** How much of some time is in which state. Immutable; the shares sum to 1. */
final class Shares {
  private static final int STATES = State.values().length;

  private final double[] byState;

  /** A bit for each state that has any, by {@link State#ordinal}. */
  private final int present;

  /**
   * @param byState not changed any more
   */
  private Shares(double[] byState) {
    this.byState = byState;
    int bits = 0;
    for (int i = 0; i < byState.length; i++) {
      bits |= byState[i] != 0 ? 1 << i : 0;
    }
    this.present = bits;
  }

  /** A named state keeps its share; the rest is shared out as the stretch says. */
  static Shares of(State named, double kept, Stretch stretch) {
    double[] byState = new double[STATES];
    byState[named.ordinal()] = kept;
    stretch.shareOut(1 - kept, byState);
    return new Shares(byState);
  }

  /** Nothing names it. */
  static Shares unnamed(Stretch stretch) {
    double[] byState = new double[STATES];
    stretch.shareOut(1, byState);
    return new Shares(byState);
  }

  double of(State state) {
    return byState[state.ordinal()];
  }

  /** Bits of {@link #bit} for those that are not zero. */
  int present() {
    return present;
  }

  static int bit(State state) {
    return 1 << state.ordinal();
  }

  /**
   * The same with a part of the unnamed time given to short nested scopes.
   *
   * @param named the state that a wait or pause names; null: none does
   */
  Shares withNested(State named, double unnamed, double child, double other) {
    double[] mixed = byState.clone();
    double rest = 1 - child - other;
    for (State state : Stretch.UNNAMED_STATES) {
      double share = of(state);
      // A virtual thread's wait for a carrier is named, in a state that unnamed time has too.
      double kept = named == state ? 1 - unnamed : 0;
      mixed[state.ordinal()] = kept + (share - kept) * rest;
    }
    mixed[State.CHILD.ordinal()] += unnamed * child;
    mixed[State.DETACHED.ordinal()] += unnamed * other;
    return new Shares(mixed);
  }
}
