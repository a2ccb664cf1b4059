package io.spandrel.cli.backends;

import io.spandrel.cli.Console;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits: for a time, or until this program is told to end.
 *
 * @param time null for ever
 */
public record StayUp(Console console, Duration time) {

  /** Returns after the time; without one, never: Ctrl-C ends the JVM, and its hooks the rest. */
  public void await() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    if (time == null) {
      console.say("running; Ctrl-C stops it");
      never.await();
    } else {
      console.say("running for " + time.toSeconds() + " s");
      never.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
