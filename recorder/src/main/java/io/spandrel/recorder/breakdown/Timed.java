package io.spandrel.recorder.breakdown;

/** What lasts from one moment to another on the recorder's clock, the end exclusive. */
public interface Timed {
  long start();

  long end();
}
