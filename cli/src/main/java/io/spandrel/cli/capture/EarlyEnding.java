package io.spandrel.cli.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (Ctrl-C) end a capture sooner. The JVM that gets one waits until what was captured
 * is saved and {@link #close} was called; then it ends with the signal's exit code.
 */
final class EarlyEnding implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endAsTold, "spandrel-told-to-end");
  private volatile Runnable onAsked = () -> {};

  private EarlyEnding() {}

  static EarlyEnding onSignal() {
    EarlyEnding ending = new EarlyEnding();
    Runtime.getRuntime().addShutdownHook(ending.hook);
    return ending;
  }

  /** One that no signal reaches, only {@link #ask}. */
  static EarlyEnding onRequest() {
    return new EarlyEnding();
  }

  /** What is to be done at once when the signal comes; on a thread of its own. */
  void onAsked(Runnable action) {
    onAsked = action;
    if (isAsked()) {
      action.run();
    }
  }

  void ask() {
    asked.countDown();
    onAsked.run();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits; true if it was asked to end before the time was over. */
  boolean await(Duration length) throws InterruptedException {
    return asked.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void endAsTold() {
    ask();
    try {
      finished.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is saved and said. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException toldToEnd) {
      // The hook has been let go, and this JVM ends.
    }
  }
}
