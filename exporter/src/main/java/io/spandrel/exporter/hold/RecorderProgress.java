package io.spandrel.exporter.hold;

import io.spandrel.recorder.Recorder;
import io.spandrel.recorder.Timeline;

/** How far a recorder has read, as the hold needs to know it. */
public interface RecorderProgress {
  static RecorderProgress of(Recorder recorder) {
    return new RecorderProgress() {
      @Override
      public Timeline timeline() {
        return recorder.timeline();
      }

      @Override
      public boolean isUnavailable() {
        return recorder.state() == Recorder.State.UNAVAILABLE;
      }

      @Override
      public long mark() {
        return recorder.mark();
      }

      @Override
      public boolean hasPassed(long marker) {
        return recorder.hasPassed(marker);
      }

      @Override
      public void onProgress(Runnable action) {
        recorder.onProgress(action);
      }
    };
  }

  Timeline timeline();

  /** It will never run in this JVM. */
  boolean isUnavailable();

  /** Marks this moment; any thread, returns at once. */
  long mark();

  /** Whether all that happened before the marker has been read. */
  boolean hasPassed(long marker);

  /** The action is called whenever more has been read; it is quick. */
  void onProgress(Runnable action);
}
