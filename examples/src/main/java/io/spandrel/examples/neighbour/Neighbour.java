package io.spandrel.examples.neighbour;

import io.spandrel.Task;
import io.spandrel.examples.FixedOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** One thread counts and makes no objects; beside it another makes nothing else. */
public final class Neighbour {
  private static final int TASKS = 60;
  private static final int STEPS = 20_000_000;
  private static final int VALUES = 1_000_000;

  private Neighbour() {}

  /** With {@code --fixed} the neighbour fills one array again and again. */
  public static void main(String[] arguments) {
    boolean fixed = FixedOption.isGiven(arguments);
    Thread neighbour = new Thread(fixed ? Neighbour::reuse : Neighbour::allocate, "neighbour");
    neighbour.setDaemon(true);
    neighbour.start();
    long sum = 0;
    for (int i = 0; i < TASKS; i++) {
      sum += count(i);
    }
    System.out.println("counted to " + sum);
  }

  @Task("count")
  private static long count(long from) {
    long sum = from;
    for (int i = 0; i < STEPS; i++) {
      sum = 31 * sum + i;
    }
    return sum;
  }

  private static void allocate() {
    Queue<Long> kept = new ArrayDeque<>();
    for (long value = VALUES; ; value++) {
      kept.add(value);
      if (kept.size() > VALUES) {
        kept.remove();
      }
    }
  }

  private static void reuse() {
    long[] values = new long[VALUES];
    for (long round = 0; ; round++) {
      Arrays.fill(values, round);
    }
  }
}
