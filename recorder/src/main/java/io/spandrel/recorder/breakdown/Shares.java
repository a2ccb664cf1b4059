package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * How much of some time is in which state; the shares sum to 1. Immutable. One state may be named
 * by a wait or pause; what it leaves is shared out as the stretch says, but for what short nested
 * scopes took of it.
 */
final class Shares {
  private final Stretch stretch;
  private final State named;
  private final double kept;
  private final double unnamed;

  /** What is left of unnamed time beside nested scopes. */
  private final double rest;

  private final double child;
  private final double detached;

  /** A bit for each state that has any, by {@link State#ordinal}. */
  private final int present;

  private Shares(
      Stretch stretch, State named, double kept, double rest, double child, double detached) {
    this.stretch = stretch;
    this.named = named;
    this.kept = kept;
    this.unnamed = 1 - kept;
    this.rest = rest;
    this.child = child;
    this.detached = detached;
    this.present =
        bit(named, kept)
            | bit(State.CHILD, unnamed * child)
            | bit(State.DETACHED, unnamed * detached)
            | (unnamed == 0 ? 0 : stretch.present());
  }

  /** The named state keeps its share. */
  static Shares of(State named, double kept, Stretch stretch) {
    return new Shares(stretch, named, kept, 1, 0, 0);
  }

  /** Nothing names it. */
  static Shares unnamed(Stretch stretch) {
    return new Shares(stretch, null, 0, 1, 0, 0);
  }

  double of(State state) {
    // A virtual thread's wait for a carrier is named, in a state that unnamed time has too.
    double share = state == named ? kept : 0;
    if (state == State.CHILD) {
      return share + unnamed * child;
    }
    if (state == State.DETACHED) {
      return share + unnamed * detached;
    }
    return share + unnamed * stretch.share(state) * rest;
  }

  /** The share that no wait or pause names. */
  double unnamed() {
    return unnamed;
  }

  /** Bits of {@link #bit} for those that may be more than zero; no others are. */
  int present() {
    return present;
  }

  static int bit(State state) {
    return 1 << state.ordinal();
  }

  private static int bit(State state, double share) {
    return share == 0 ? 0 : bit(state);
  }

  /** The same with a part of the unnamed time given to short nested scopes. */
  Shares withNested(double ofChildren, double ofOthers) {
    return new Shares(stretch, named, kept, 1 - ofChildren - ofOthers, ofChildren, ofOthers);
  }
}
