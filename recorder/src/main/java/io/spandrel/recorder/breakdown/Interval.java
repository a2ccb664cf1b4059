package io.spandrel.recorder.breakdown;

/** A stretch of time on the recorder's clock ({@link System#nanoTime}), end exclusive. */
public record Interval(long start, long end) implements Timed {
  public boolean isEmpty() {
    return end <= start;
  }
}
