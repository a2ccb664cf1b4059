package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * A piece of a thread's time that a wait or a pause names.
 *
 * @param item which wait or pause it comes from: one may lie in several pieces
 * @param share what part of the piece the wait claims, before the counters are asked
 */
record NamedPiece(long start, long end, State state, int item, double share) {
  double amount() {
    return (end - start) * share;
  }

  NamedPiece cut(long from, long to) {
    return new NamedPiece(Math.max(start, from), Math.min(end, to), state, item, share);
  }
}
