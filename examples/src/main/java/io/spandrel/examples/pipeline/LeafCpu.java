package io.spandrel.examples.pipeline;

/**
 * The CPU time of the current thread from the first to the last line of a method. For one thread.
 */
final class LeafCpu {
  private final ThreadClocks clocks;
  private final long startNanos;

  private LeafCpu(ThreadClocks clocks) {
    this.clocks = clocks;
    this.startNanos = clocks.cpuNanos();
  }

  static LeafCpu start() {
    return new LeafCpu(ThreadClocks.current());
  }

  void stop(Measurements measurements) {
    measurements.put(Measurements.CPU_NANOS, clocks.cpuNanos() - startNanos);
  }
}
