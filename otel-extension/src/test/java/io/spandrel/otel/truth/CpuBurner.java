package io.spandrel.otel.truth;

import java.time.Duration;

/** Keeps a CPU busy. */
public final class CpuBurner implements Act {
  private double sum;

  private CpuBurner() {}

  public static void main(String[] args) throws Exception {
    CpuBurner burner = new CpuBurner();
    MeasuredSpans.repeat(burner);
    System.out.println("sum=" + burner.sum); // or the work might be optimised away
  }

  @Override
  public void run(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      for (int i = 1; i < 1_000; i++) {
        sum += Math.sqrt(i);
      }
    }
  }
}
