package io.spandrel.recorder.jfr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was made of objects that many events share, each read once: the JDK gives the same object
 * for all events of a chunk that name the same thread or stack. Bounded: with too many it begins
 * anew. For one thread.
 */
public final class ReadOnce<K, V> {
  private final Map<K, V> known = new IdentityHashMap<>();
  private final int most;

  /**
   * @param most so many are known at a time
   */
  public ReadOnce(int most) {
    this.most = most;
  }

  /**
   * What is known of this very object, or else what is read now; null, which is not kept, where
   * that gives null.
   */
  public V of(K object, Function<? super K, ? extends V> read) {
    if (known.size() >= most) {
      known.clear();
    }
    return known.computeIfAbsent(object, read);
  }

  /** What is known belongs to a chunk, and would keep it in memory. */
  public void forget() {
    known.clear();
  }
}
