package io.spandrel.cli.report.model;

import io.spandrel.recorder.State;
import java.util.Locale;

/** The blocking profiles. */
public enum BlockingKind {
  /** Sockets. */
  NETWORK,
  /** Monitors and locks with an owner. */
  LOCK,
  /** Everything else in which a thread waits for another, for a clock, a disk or memory. */
  SYNC,
  /** Ready, and without a CPU. */
  RUNNABLE;

  public static BlockingKind of(State state) {
    return switch (state) {
      case SOCKET, REMOTE -> NETWORK;
      case LOCK -> LOCK;
      case RUNNABLE -> RUNNABLE;
      default -> SYNC;
    };
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
