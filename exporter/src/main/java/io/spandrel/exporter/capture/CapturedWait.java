package io.spandrel.exporter.capture;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.Wait;

/** A wait or pause as far as it belongs to a span. A text that is not known is empty. */
public final class CapturedWait {
  private final OwnWait own;
  private final CaptureJoin join;
  private Frame holderFrame;

  CapturedWait(OwnWait own, CaptureJoin join) {
    this.own = own;
    this.join = join;
  }

  /**
   * What is left of it after the rules: where, how long, and the event behind it; its {@code
   * waited().cause()} has the thread's name, the object, the address and the stack.
   */
  public OwnWait own() {
    return own;
  }

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

  /** The thread that held the lock. */
  public String holderThread() {
    return isHeld() ? own.waited().cause().holderThreadName() : "";
  }

  /**
   * Where that thread waited longest meanwhile; {@link Frame#UNKNOWN} when it didn't. First asked
   * for while the listener is being called with the span.
   */
  public Frame holderFrame() {
    if (holderFrame == null) {
      holderFrame =
          isHeld()
              ? join.waitedLongest(
                  own.waited().cause().holderThreadId(), own.waited().start(), own.waited().end())
              : Frame.UNKNOWN;
    }
    return holderFrame;
  }

  boolean isHeld() {
    return own.waited() != null && isHeld(own.waited());
  }

  /** For a lock, and it is known who had it. */
  static boolean isHeld(Wait wait) {
    return wait.state() == State.LOCK && wait.cause() != null && wait.cause().holderThreadId() > 0;
  }
}
