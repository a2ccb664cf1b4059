package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * A piece of one thread's own part of a span in which its states don't change.
 *
 * @param shares how much of the piece is in which state, by {@link State#ordinal}; they sum to 1
 * @param piece the wait or pause in it; null where none is
 * @param unnamed the share that no wait or pause names
 */
record Segment(
    long start, long end, Scope scope, NamedPiece piece, double[] shares, double unnamed) {
  private static final int STATES = State.values().length;

  static Segment unnamed(long start, long end, Scope scope, Stretch stretch) {
    return named(start, end, scope, stretch, null);
  }

  /** {@code piece} is null where no wait or pause is. */
  static Segment named(long start, long end, Scope scope, Stretch stretch, NamedPiece piece) {
    double[] shares = new double[STATES];
    double unnamed = 1;
    if (piece != null) {
      double kept = stretch.kept(piece);
      shares[piece.state().ordinal()] = kept;
      unnamed -= kept;
    }
    stretch.shareOut(unnamed, shares);
    return new Segment(start, end, scope, piece, shares, unnamed);
  }

  /** What of it lies between two moments. */
  Segment cut(long from, long to) {
    return start >= from && end <= to
        ? this
        : new Segment(Math.max(start, from), Math.min(end, to), scope, piece, shares, unnamed);
  }

  double share(State state) {
    return shares[state.ordinal()];
  }

  double length() {
    return end - start;
  }

  /** The same piece with a part of its unnamed time given to short nested scopes. */
  Segment withNested(double child, double other) {
    double[] mixed = shares.clone();
    double rest = 1 - child - other;
    for (State state : Stretch.UNNAMED_STATES) {
      double share = shares[state.ordinal()];
      // A virtual thread's wait for a carrier is named, in a state that unnamed time has too.
      double named = piece != null && piece.state() == state ? 1 - unnamed : 0;
      mixed[state.ordinal()] = named + (share - named) * rest;
    }
    mixed[State.CHILD.ordinal()] += unnamed * child;
    mixed[State.DETACHED.ordinal()] += unnamed * other;
    return new Segment(start, end, scope, piece, mixed, unnamed);
  }
}
