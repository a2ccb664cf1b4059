package io.spandrel.examples.gc;

import io.spandrel.Task;
import io.spandrel.examples.FixedOption;
import java.util.ArrayDeque;
import java.util.Queue;

/** Each task makes many small objects, and keeps them until others take their place. */
public final class GcEvents {
  private static final int TASKS = 50;
  private static final int POINTS_OF_A_TASK = 200_000;
  private static final int POINTS_KEPT = 1_000_000;

  private record Point(double x, double y) {}

  private GcEvents() {}

  /** With {@code --fixed} the points are added up instead of kept. */
  public static void main(String[] arguments) {
    boolean fixed = FixedOption.isGiven(arguments);
    Queue<Point> kept = new ArrayDeque<>();
    double sum = 0;
    for (int i = 0; i < TASKS; i++) {
      sum += fixed ? add() : keep(kept);
    }
    System.out.println(TASKS + " curves, mean height " + sum / TASKS / POINTS_OF_A_TASK);
  }

  @Task("curve")
  private static double keep(Queue<Point> kept) {
    double sum = 0;
    for (int i = 0; i < POINTS_OF_A_TASK; i++) {
      if (kept.size() == POINTS_KEPT) {
        kept.remove();
      }
      Point point = new Point(i, Math.sin(i));
      kept.add(point);
      sum += point.y();
    }
    return sum;
  }

  @Task("curve")
  private static double add() {
    double sum = 0;
    for (int i = 0; i < POINTS_OF_A_TASK; i++) {
      sum += Math.sin(i);
    }
    return sum;
  }
}
