package io.spandrel.cli.report.findings;

/**
 * From when on something is worth saying. A share is of a task type's time. {@code
 * docs/reading-a-report.md} lists them for users.
 */
final class Thresholds {

  /** Less than this in all slows nobody down, whatever its share of a short program. */
  static final long MIN_TOTAL_NANOS = 50_000_000;

  /** From half on there is one cause, and it is this. */
  static final double ERROR_SHARE = 0.5;

  /** Under a tenth of the time, a perfect lock would not be noticed by a user. */
  static final double LOCK_SHARE = 0.1;

  /**
   * Outside of tasks: waits in all, over the recording's length. A hundred threads that meet at a
   * lock on a busy machine come to an eighth.
   */
  static final double LOCK_SHARE_OF_RECORDING = 0.33;

  /** One long wait outside of a task may be start-up; ten are a habit. */
  static final int MIN_WAITS_OUTSIDE_TASKS = 10;

  /** Handing over always waits a little; a sixth of the time is more than that. */
  static final double QUEUE_SHARE = 0.15;

  /** One thread that waits for its partner is a hand-over, two are a queue. */
  static final int QUEUE_THREADS = 2;

  /** A collector that takes less than a tenth is doing its job, even on a busy machine. */
  static final double GC_SHARE = 0.1;

  /** One long pause on a busy machine is an accident. */
  static final int GC_COLLECTIONS = 3;

  /** A task that mostly waits for a peer is normal for a gateway ... */
  static final double NETWORK_SHARE = 0.5;

  /** ... unless each wait is long: within a data centre an answer takes a few milliseconds. */
  static final long NETWORK_AVERAGE_NANOS = 20_000_000;

  /** A short back-off may be meant; a tenth of the time is a poll loop or a left-over. */
  static final double SLEEP_SHARE = 0.1;

  /** A fifth of the time without a CPU is felt. */
  static final double RUNNABLE_SHARE = 0.2;

  /** Threads that wanted a core, per core: JIT and collector threads alone may reach 1.5. */
  static final double CROWDED_THREADS_PER_CORE = 1.5;

  /** So much of what the CPUs did must be this program's: else it waits for its neighbours. */
  static final double OWN_SHARE_OF_CPU_USE = 0.75;

  /** Starting up crowds every machine for a second. */
  static final long MIN_CROWDED_NANOS = 2_000_000_000L;

  /** Without tasks only the crowd itself can be seen: so much of the recording. */
  static final double CROWDED_SHARE_OF_RECORDING = 0.5;

  /** So much of a group's work would have to move for all to have the same. */
  static final double IMBALANCE = 0.4;

  /** While the busiest has time to spare, nobody waits for it. */
  static final double BUSIEST_SHARE_OF_RECORDING = 0.5;

  /** Less than that would be short on a machine of its own too. */
  static final double BUSIEST_LEAST_SHARE_OF_RECORDING = 0.1;

  /** Nearly all of the time: the group can't do more although others idle. */
  static final double SATURATED_SHARE_OF_RECORDING = 0.8;

  private Thresholds() {}
}
