package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.CpuSummary.Point;
import io.spandrel.cli.report.sample.CpuLoad;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU load and the number of threads that wanted a core, over time: a point a second, and when a
 * recording is long, a point for two, four, ... seconds.
 */
final class LoadSeries {

  static final int MAX_POINTS = 3_600;
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_NANOS = 10 * 366 * 86_400 * SECOND;

  private long startNanos;
  private long endNanos;
  private boolean started;
  private boolean loadSeen;
  private long pointNanos = SECOND;
  private double[] demandNanos = new double[MAX_POINTS];
  private double[] jvm = new double[MAX_POINTS];
  private double[] machine = new double[MAX_POINTS];
  private int[] loads = new int[MAX_POINTS];
  private int points;
  private boolean demandKnown;

  /** The first point's start; must be called before anything is added, the first call counts. */
  void startsAt(long nanos) {
    if (!started) {
      started = true;
      startNanos = nanos;
      endNanos = nanos;
    }
  }

  /** Threads ran or waited for a CPU for so long between two moments. */
  void addDemand(long from, long to, long nanos) {
    if (to <= from || to <= startNanos || !isPlausible(to)) {
      return;
    }
    demandKnown = true;
    endNanos = Math.max(endNanos, to);
    long start = Math.max(from, startNanos);
    index(to - 1);
    double perNano = (double) nanos / (to - from);
    while (start < to) {
      int point = index(start);
      long end = Math.min(to, startNanos + (point + 1) * pointNanos);
      demandNanos[point] += perNano * (end - start);
      start = end;
    }
  }

  /** The JVM's first account has no time before it to speak of, and says 0 of everything. */
  void add(CpuLoad load) {
    boolean isFirst = !loadSeen;
    loadSeen = true;
    if (isFirst && load.machine() == 0) {
      return;
    }
    if (load.atNanos() < startNanos || !isPlausible(load.atNanos())) {
      return;
    }
    endNanos = Math.max(endNanos, load.atNanos());
    // It speaks of the time before it.
    int point = index(Math.max(startNanos, load.atNanos() - 1));
    jvm[point] += load.jvm();
    machine[point] += load.machine();
    loads[point]++;
  }

  /** A damaged file may say any time. */
  private boolean isPlausible(long nanos) {
    long sinceStart = nanos - startNanos;
    return sinceStart >= 0 && sinceStart < LONGEST_NANOS;
  }

  private int index(long nanos) {
    while ((nanos - startNanos) / pointNanos >= MAX_POINTS) {
      widen();
    }
    int index = (int) ((nanos - startNanos) / pointNanos);
    points = Math.max(points, index + 1);
    return index;
  }

  private void widen() {
    demandNanos = halved(demandNanos);
    jvm = halved(jvm);
    machine = halved(machine);
    int[] merged = new int[MAX_POINTS];
    for (int i = 0; i < MAX_POINTS; i++) {
      merged[i / 2] += loads[i];
    }
    loads = merged;
    pointNanos *= 2;
    points = (points + 1) / 2;
  }

  private static double[] halved(double[] values) {
    double[] merged = new double[MAX_POINTS];
    for (int i = 0; i < MAX_POINTS; i++) {
      merged[i / 2] += values[i];
    }
    return merged;
  }

  /** The recording ends somewhere in the last point. */
  private long lengthNanos(int point) {
    return Math.min(pointNanos, endNanos - startNanos - point * pointNanos);
  }

  CpuSummary summary(int cores, MethodCollector methods) {
    List<Point> result = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      result.add(
          new Point(
              i * pointNanos,
              lengthNanos(i),
              loads[i] == 0 ? Double.NaN : jvm[i] / loads[i],
              loads[i] == 0 ? Double.NaN : machine[i] / loads[i],
              demandKnown ? demandNanos[i] / Math.max(1, lengthNanos(i)) : Double.NaN));
    }
    return new CpuSummary(cores, pointNanos, result, methods.rows(), methods.samples());
  }
}
