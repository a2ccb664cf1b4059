package io.spandrel.recorder.breakdown;

import java.util.Arrays;

/** Moments at which something begins or ends. */
final class Edges {
  private Edges() {}

  /** The first so many of them, each once, in order of time; the array is used for it. */
  static long[] sortedDistinct(long[] edges, int count) {
    Arrays.sort(edges, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (distinct == 0 || edges[i] != edges[distinct - 1]) {
        edges[distinct++] = edges[i];
      }
    }
    return Arrays.copyOf(edges, distinct);
  }
}
