package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Flattens intervals that lie over each other: at each moment the one that began last wins, as the
 * innermost of nested ones does.
 */
final class Innermost<T extends Timed> {
  /** One flat piece and the interval it belongs to. */
  record Piece<T>(long start, long end, T of, int index) {}

  private final List<T> items;
  private final List<Piece<T>> pieces;

  /** Those that have begun, by their index; what has ended of them lies only under others. */
  private final int[] open;

  private int opened;

  private Innermost(List<T> items) {
    this.items = items;
    this.pieces = new ArrayList<>(2 * items.size());
    this.open = new int[items.size()];
  }

  /**
   * @param items sorted by start
   * @return pieces between {@code from} and {@code to}, sorted, not overlapping, none empty
   */
  static <T extends Timed> List<Piece<T>> flatten(List<T> items, long from, long to) {
    if (items.isEmpty()) {
      return List.of();
    }
    if (items.size() == 1) {
      return alone(items.get(0), from, to);
    }
    Innermost<T> innermost = new Innermost<>(items);
    innermost.run(from, to);
    return innermost.pieces;
  }

  /** The usual case. */
  private static <T extends Timed> List<Piece<T>> alone(T item, long from, long to) {
    long left = Math.max(from, item.start());
    long right = Math.min(to, item.end());
    return left < right ? List.of(new Piece<>(left, right, item, 0)) : List.of();
  }

  private void run(long from, long to) {
    int next = 0;
    long moment = from;
    while (moment < to) {
      while (next < items.size() && items.get(next).start() <= moment) {
        open[opened++] = next++;
      }
      while (opened > 0 && items.get(open[opened - 1]).end() <= moment) {
        opened--;
      }
      long edge = next < items.size() ? Math.min(to, items.get(next).start()) : to;
      if (opened > 0) {
        edge = Math.min(edge, items.get(open[opened - 1]).end());
        append(moment, edge, open[opened - 1]);
      }
      moment = edge;
    }
  }

  private void append(long left, long right, int index) {
    Piece<T> last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null && last.index() == index && last.end() == left) {
      pieces.set(pieces.size() - 1, new Piece<>(last.start(), right, last.of(), index));
    } else {
      pieces.add(new Piece<>(left, right, items.get(index), index));
    }
  }
}
