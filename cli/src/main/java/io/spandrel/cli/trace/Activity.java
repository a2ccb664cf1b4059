package io.spandrel.cli.trace;

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
  UNKNOWN
}
