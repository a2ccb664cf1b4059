package io.spandrel.exporter.capture;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;

/**
 * A wait or pause as far as it belongs to a span. A text that is not known is empty.
 *
 * @param own what is left of it after the rules: where, how long, and the event behind it; its
 *     {@code waited().cause()} has the thread's name, the object, the address and the stack
 * @param holderThread the thread that held the lock
 * @param holderFrame where that thread waited longest meanwhile; {@link Frame#UNKNOWN} when it
 *     didn't
 * @param holderTraceId of the span current there; as {@code spandrel.holder.trace_id}
 */
public record CapturedWait(
    OwnWait own,
    String holderThread,
    Frame holderFrame,
    String holderTraceId,
    String holderSpanId) {

  public State state() {
    return own.state();
  }

  /** How long it counts for the span. */
  public long nanos() {
    return Math.round(own.leftNanos());
  }

  /** Class of the lock or queue, peer {@code host:port}, path, or VM operation. */
  public String object() {
    if (own.pause() != null) {
      return own.pause().operation();
    }
    return own.waited().cause() == null ? "" : own.waited().cause().objectOrAddress();
  }

  /** The line that stands for it: one's own code, else the first outside the JDK. */
  public Frame frame() {
    return own.waited() == null || own.waited().cause() == null
        ? Frame.UNKNOWN
        : own.waited().cause().frame();
  }
}
