package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Flattens intervals that lie over each other: at each moment the one that began last wins, as the
 * innermost of nested ones does.
 */
final class Innermost {
  /** One flat piece and the interval it belongs to. */
  record Piece<T>(long start, long end, T of, int index) {}

  private Innermost() {}

  /**
   * @param items sorted by start
   * @return pieces between {@code from} and {@code to}, sorted, not overlapping, none empty
   */
  static <T> List<Piece<T>> flatten(
      List<T> items, ToLongFunction<T> start, ToLongFunction<T> end, long from, long to) {
    if (items.isEmpty()) {
      return List.of();
    }
    if (items.size() == 1) {
      return alone(items, start, end, from, to);
    }
    long[] edges = edges(items, start, end, from, to);
    List<Piece<T>> pieces = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    int next = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      long left = edges[i];
      long right = edges[i + 1];
      while (next < items.size() && start.applyAsLong(items.get(next)) <= left) {
        open.add(next++);
      }
      open.removeIf(index -> end.applyAsLong(items.get(index)) <= left);
      if (!open.isEmpty()) {
        append(pieces, left, right, items, open.get(open.size() - 1));
      }
    }
    return pieces;
  }

  /** The usual case. */
  private static <T> List<Piece<T>> alone(
      List<T> items, ToLongFunction<T> start, ToLongFunction<T> end, long from, long to) {
    T item = items.get(0);
    long left = Math.max(from, start.applyAsLong(item));
    long right = Math.min(to, end.applyAsLong(item));
    return left < right ? List.of(new Piece<>(left, right, item, 0)) : List.of();
  }

  private static <T> void append(
      List<Piece<T>> pieces, long left, long right, List<T> items, int index) {
    Piece<T> last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null && last.index() == index && last.end() == left) {
      pieces.set(pieces.size() - 1, new Piece<>(last.start(), right, last.of(), index));
    } else {
      pieces.add(new Piece<>(left, right, items.get(index), index));
    }
  }

  private static <T> long[] edges(
      List<T> items, ToLongFunction<T> start, ToLongFunction<T> end, long from, long to) {
    long[] edges = new long[items.size() * 2 + 2];
    int count = 0;
    edges[count++] = from;
    edges[count++] = to;
    for (T item : items) {
      long left = Math.max(from, start.applyAsLong(item));
      long right = Math.min(to, end.applyAsLong(item));
      if (left < right) {
        edges[count++] = left;
        edges[count++] = right;
      }
    }
    return Edges.sortedDistinct(edges, count);
  }
}
