package io.spandrel.recorder.id;

import java.util.Arrays;

/** Remembers the last so many ids that were added to it. Not for several threads at a time. */
public final class LastIds {
  private static final int FEW = 16;

  private final int most;
  private final IdSet ids = new IdSet();

  /** Up to the most it grows; then the oldest gives its place to the newest. */
  private long[] ring;

  private int next;
  private boolean isFull;

  public LastIds(int most) {
    this.most = most;
    this.ring = new long[Math.min(FEW, most)];
  }

  public void add(long id) {
    if (!ids.add(id)) {
      return;
    }
    if (isFull) {
      ids.remove(ring[next]);
    } else if (next == ring.length) {
      ring = Arrays.copyOf(ring, Math.min(most, 2 * next));
    }
    ring[next++] = id;
    if (next == most) {
      next = 0;
      isFull = true;
    }
  }

  public boolean contains(long id) {
    return !ids.isEmpty() && ids.contains(id);
  }
}
