package io.spandrel.cli.trace;

import io.spandrel.recorder.State;

/** The few kinds of time that a bar tells apart, in the order in which a legend lists them. */
public enum Activity {
  /** On a CPU. */
  RUNNING,
  /** Waiting for another thread, a peer, a device or a clock. */
  BLOCKED,
  /** Ready, but without a CPU. */
  RUNNABLE,
  /** The VM stood still, or had no memory to give. */
  PAUSED,
  /** Inside a child span, which has a bar of its own. */
  CHILD,
  /** Not recorded. */
  UNKNOWN;

  /** What a legend says of it. */
  public String meaning() {
    return switch (this) {
      case RUNNING -> "running";
      case BLOCKED -> "blocked";
      case RUNNABLE -> "waiting for a CPU";
      case PAUSED -> "VM paused";
      case CHILD -> "in a child";
      case UNKNOWN -> "not known";
    };
  }

  public static Activity of(State state) {
    return switch (state) {
      case CPU, RUNNING -> RUNNING;
      case RUNNABLE -> RUNNABLE;
      case GC, SAFEPOINT, ALLOC_STALL -> PAUSED;
      case CHILD -> CHILD;
      case LOCK, SOCKET, FILE, SLEEP, QUEUE, REMOTE, WAIT, PARK, BLOCKED -> BLOCKED;
      case SHORT, DETACHED, UNEXPLAINED -> UNKNOWN;
    };
  }
}
