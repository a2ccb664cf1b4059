package io.spandrel.cli.report.model;

import java.util.Locale;

/** What can be found. */
public enum FindingId {
  LOCK_CONTENTION,
  QUEUE_CONTENTION,
  RUNNABLE_SPIKE,
  BLOCKED_BY_GC,
  SLOW_NETWORK,
  SLEEP_IN_TASK,
  IMBALANCE;

  /** As it is written: {@code lock-contention}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
