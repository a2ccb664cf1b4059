package io.spandrel.cli.report.sample;

/**
 * A thread was seen running.
 *
 * @param method the innermost one: {@code com.acme.Inventory.reserve}
 */
public record CpuSample(long threadId, long atNanos, String method) implements ThreadSample {

  @Override
  public long startNanos() {
    return atNanos;
  }

  @Override
  public long endNanos() {
    return atNanos;
  }
}
