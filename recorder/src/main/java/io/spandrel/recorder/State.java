package io.spandrel.recorder;

import java.util.Locale;

/**
 * What a span's time is divided into. The order is the order in which a moment is given away when
 * several states apply to it at once (rule 4 of the schema), with two exceptions that {@link
 * io.spandrel.recorder.breakdown.Breakdown} states: unwatched time comes first of all.
 */
public enum State {
  /** A thread ran on a CPU. */
  CPU,
  /** A thread was ready and waited for a CPU; a virtual thread: for a carrier. */
  RUNNABLE,
  /** A virtual thread was mounted; its CPU time is not measured. */
  RUNNING,
  /** The thread would have run, but the VM stood still for a garbage collection. */
  GC,
  /** The same for any other VM operation. */
  SAFEPOINT,
  /** The thread waited for memory (ZGC). */
  ALLOC_STALL,
  /** The thread waited for a monitor or for a lock with an exclusive owner. */
  LOCK,
  /** A socket operation, off the CPU. */
  SOCKET,
  /** A file operation, off the CPU. */
  FILE,
  /** {@code Thread.sleep}. */
  SLEEP,
  /** A child span was open, and the span's own threads at most waited for others. */
  CHILD,
  /** A task submitted under the span lay in an executor's queue. */
  QUEUE,
  /** A CLIENT span that was current on no thread. */
  REMOTE,
  /** {@code Object.wait} and {@code Thread.join}. */
  WAIT,
  /** Parked for anything but a lock. */
  PARK,
  /** Off the CPU by the kernel's account, with no recorded wait to name it. */
  BLOCKED,
  /** The sum of scopes too short to be recorded. */
  SHORT,
  /** Current on no thread, and nothing else is known. */
  DETACHED,
  /** Not watched. */
  UNEXPLAINED;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** The word used in attribute names, summaries and tables: {@code lock}. */
  public String key() {
    return key;
  }

  /** The attribute that holds a span's own part: {@code spandrel.lock_ns}. */
  public String attribute() {
    return "spandrel." + key + "_ns";
  }

  /** The attribute that holds a local root's part over all its descendants here. */
  public String totalAttribute() {
    return "spandrel.total." + key + "_ns";
  }

  /** Whether the VM, not the thread, decided to stand still. */
  public boolean isPause() {
    return this == GC || this == SAFEPOINT;
  }

  /** Whether the recorder can say what the time was, and not only that it was. */
  public boolean isNamed() {
    return this != BLOCKED && this != SHORT && this != DETACHED && this != UNEXPLAINED;
  }

  /** {@link #UNEXPLAINED} for a word that this version doesn't know. */
  public static State ofKey(String key) {
    for (State state : values()) {
      if (state.key.equals(key)) {
        return state;
      }
    }
    return UNEXPLAINED;
  }
}
