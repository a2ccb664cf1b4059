package io.spandrel.recorder.timeline;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers the last so many of what was added to it. Not for several threads at a time. */
public final class LastSeen<T> {
  private final int most;
  private final Set<T> oldestFirst = new LinkedHashSet<>();

  public LastSeen(int most) {
    this.most = most;
  }

  public void add(T item) {
    oldestFirst.add(item);
    if (oldestFirst.size() > most) {
      oldestFirst.remove(oldestFirst.iterator().next());
    }
  }

  public boolean contains(T item) {
    return oldestFirst.contains(item);
  }
}
