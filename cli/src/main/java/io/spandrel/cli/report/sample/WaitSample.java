package io.spandrel.cli.report.sample;

import io.spandrel.recorder.State;

/**
 * One recorded wait of one thread.
 *
 * @param thread who waited
 * @param operation what it was in the middle of: {@code read}, {@code put}
 * @param object class of the lock or queue, address of the peer, path of the file
 * @param frame the first line of one's own code: {@code com.acme.Inventory.reserve:42}
 * @param holderThread who held the lock; empty where that is not known
 */
public record WaitSample(
    State state,
    ThreadRef thread,
    long startNanos,
    long endNanos,
    String operation,
    String object,
    String frame,
    String holderThread) {

  /** The same at another time. */
  public WaitSample at(long newStartNanos, long newEndNanos) {
    return new WaitSample(
        state, thread, newStartNanos, newEndNanos, operation, object, frame, holderThread);
  }

  /** Never negative, whatever a damaged file says. */
  public long lengthNanos() {
    return Math.max(0, endNanos - startNanos);
  }
}
