package io.spandrel.exporter;

import io.spandrel.exporter.hold.RecorderProgress;
import io.spandrel.recorder.Timeline;
import java.util.concurrent.atomic.AtomicLong;

/** A recorder that reads when a test says so, with a real timeline. */
public final class TestRecorder implements RecorderProgress {
  private final Timeline timeline = new Timeline(null, () -> {});
  private final AtomicLong markers = new AtomicLong();
  private volatile long passed;
  private volatile boolean unavailable;
  private volatile Runnable onProgress = () -> {};

  /** All that was marked so far has been read. */
  public void readAll() {
    passed = markers.get();
    onProgress.run();
  }

  /** What was marked up to here has been read. */
  public void readUpTo(long marker) {
    passed = marker;
    onProgress.run();
  }

  /** A flush that brought no marker. */
  public void flushNothing() {
    onProgress.run();
  }

  public void becomeUnavailable() {
    unavailable = true;
    passed = Long.MAX_VALUE;
    onProgress.run();
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public boolean isUnavailable() {
    return unavailable;
  }

  @Override
  public long mark() {
    return markers.incrementAndGet();
  }

  @Override
  public boolean hasPassed(long marker) {
    return marker <= passed;
  }

  @Override
  public void onProgress(Runnable action) {
    onProgress = action;
  }
}
