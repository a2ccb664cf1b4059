package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;

/**
 * A piece of a thread's time that a wait or a pause names.
 *
 * @param source the {@link Wait} or {@link Pause} it comes from: one may lie in several pieces
 * @param share what part of the piece the wait claims, before the counters are asked
 */
record NamedPiece(long start, long end, State state, Object source, double share) {
  double amount() {
    return (end - start) * share;
  }
}
