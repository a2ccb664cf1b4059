package io.spandrel.otel.truth;

/**
 * The cases of the ground-truth suite. Another one is a small {@link Act} with a {@code main}, and
 * a line here.
 */
enum TruthCase {
  MONITOR(MonitorWaiter.class, "lock", "lock io.spandrel.otel.truth.MonitorWaiter$Inventory"),
  REENTRANT_LOCK(LockWaiter.class, "lock", "lock ReentrantLock"),
  SLEEP(Sleeper.class, "sleep", "sleep"),
  PARK(Parker.class, "park", "park io.spandrel.otel.truth.Parker"),
  SOCKET_READ(SocketReader.class, "socket", "socket read"),
  FILE_FORCE(FileForcer.class, "file", "file force"),
  CPU_BURN(CpuBurner.class, "cpu", ""),
  SYSTEM_GC(GcCaller.class, "gc", "gc ");

  /** Of the time that the program measured, how far a state may be off. */
  private static final double SHARE = 0.02;

  private static final long NANOS = 100_000;

  /** The span is a little longer than what the program measured in it. */
  private static final long CPU_NANOS = 200_000;

  /** And that little takes longer when all memory has just been moved and must be mapped anew. */
  private static final long CPU_NANOS_AFTER_GC = 1_000_000;

  private final Class<? extends Act> program;
  private final String state;
  private final String bar;

  /**
   * @param state what the act's time off the CPU is, or {@code cpu}
   * @param bar what the names of its wait spans begin with; empty: there are none
   */
  TruthCase(Class<? extends Act> program, String state, String bar) {
    this.program = program;
    this.state = state;
    this.bar = bar;
  }

  Class<? extends Act> program() {
    return program;
  }

  String state() {
    return state;
  }

  String bar() {
    return bar;
  }

  boolean hasBars() {
    return !bar.isEmpty();
  }

  /** Whether the wait is the thread's own, not one of the whole VM. */
  boolean isOfThread() {
    return hasBars() && this != SYSTEM_GC;
  }

  /**
   * What the span says of the act's time off the CPU. A collection is called for by one thread,
   * done by others and reported to the first again; where a hand-over waits for a CPU, it is
   * blocked.
   */
  long nanos(MeasuredSpan act) {
    return act.part(state) + (this == SYSTEM_GC ? act.part("blocked") : 0);
  }

  /** How far the state may be from this time. */
  long toleranceNanos(long measuredNanos) {
    return Math.max(NANOS, Math.round(SHARE * measuredNanos));
  }

  /** How far the CPU time may be from this one. */
  long cpuToleranceNanos(long measuredNanos) {
    long least = this == SYSTEM_GC ? CPU_NANOS_AFTER_GC : CPU_NANOS;
    return Math.max(least, Math.round(SHARE * measuredNanos));
  }
}
