package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * A piece of one thread's own part of a span in which its states don't change.
 *
 * @param piece the wait or pause in it; null where none is
 */
record Segment(long start, long end, Scope scope, NamedPiece piece, Shares shares)
    implements Timed {

  static Segment unnamed(long start, long end, Scope scope, Stretch stretch) {
    return new Segment(start, end, scope, null, stretch.unnamedShares());
  }

  static Segment named(long start, long end, Scope scope, Stretch stretch, NamedPiece piece) {
    Shares shares = Shares.of(piece.state(), stretch.kept(piece), stretch);
    return new Segment(start, end, scope, piece, shares);
  }

  /** What of it lies between two moments. */
  Segment cut(long from, long to) {
    return start >= from && end <= to
        ? this
        : new Segment(Math.max(start, from), Math.min(end, to), scope, piece, shares);
  }

  double share(State state) {
    return shares.of(state);
  }

  double length() {
    return end - start;
  }

  /** The same piece with a part of its unnamed time given to short nested scopes. */
  Segment withNested(double child, double other) {
    return new Segment(start, end, scope, piece, shares.withNested(child, other));
  }
}
