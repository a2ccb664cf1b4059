package io.spandrel.cli.report.model;

import io.spandrel.cli.report.model.TypeRow.MethodRow;
import java.util.List;
import java.util.function.Predicate;

/**
 * CPUs and who wanted them.
 *
 * @param cores 0: not known
 * @param pointNanos length of time that each point stands for, but for the last one
 * @param points in order of time
 * @param methods hottest first, in spans or not
 * @param samples how often any method was seen running
 */
public record CpuSummary(
    int cores, long pointNanos, List<Point> points, List<MethodRow> methods, long samples) {

  /**
   * One stretch of time.
   *
   * @param nanos its start, after the recording's
   * @param lengthNanos of the last one so much as was recorded of it
   * @param jvm this process's share of all cores, 0 to 1; NaN: not recorded
   * @param machine everybody's share, 0 to 1; NaN: not recorded
   * @param runnableThreads how many of this process's threads ran or wanted to, on average; NaN:
   *     not recorded
   */
  public record Point(
      long nanos, long lengthNanos, double jvm, double machine, double runnableThreads) {}

  public CpuSummary {
    points = List.copyOf(points);
    methods = List.copyOf(methods);
  }

  /** Time in which more threads of this process wanted a core than there are. */
  public long crowdedNanos() {
    return cores == 0 ? 0 : nanosOf(point -> point.runnableThreads() > cores);
  }

  /** How long such points lasted together: never longer than the recording. */
  public long nanosOf(Predicate<Point> such) {
    return points.stream().filter(such).mapToLong(Point::lengthNanos).sum();
  }

  /** Most threads that wanted a core at one time; 0 if that was not recorded. */
  public double mostRunnableThreads() {
    return points.stream()
        .mapToDouble(Point::runnableThreads)
        .filter(threads -> !Double.isNaN(threads))
        .max()
        .orElse(0);
  }
}
