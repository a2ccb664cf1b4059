package io.spandrel.cli.report.model;

import java.util.Locale;

/** What can be found. */
public enum FindingId {
  RUNNABLE_SPIKE,
  BLOCKED_BY_GC,
  QUEUE_CONTENTION,
  LOCK_CONTENTION,
  SLOW_NETWORK,
  SLEEP_IN_TASK,
  IMBALANCE;

  /** As it is written: {@code lock-contention}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
