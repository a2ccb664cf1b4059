package io.spandrel.cli.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * A program that has the terminal while it runs, as if a shell had started it. When we are told to
 * end, it is told too, and we stay until it is gone and what comes afterwards is done.
 */
public final class ForegroundProgram {

  private final ProcessBuilder builder;
  private final Duration grace;

  /**
   * Starts nothing yet.
   *
   * @param grace how long to leave the program alone once we were told to end: a Ctrl-C in a
   *     terminal has reached it already, and a second signal might cut its own shutdown short
   */
  public ForegroundProgram(ProcessBuilder builder, Duration grace) {
    this.builder = builder;
    this.grace = grace;
  }

  /**
   * Runs the program to its end, then gives its exit code to what comes afterwards, on the calling
   * thread.
   *
   * @return the program's exit code; 128 and the number of the signal if one ended it
   * @throws UsageException if it could not be started
   */
  public int run(IntConsumer afterwards) throws InterruptedException {
    Process process = start();
    Ending ending = new Ending(process, grace);
    Thread hook = new Thread(ending::endAsTold, "spandrel-told-to-end");
    Runtime.getRuntime().addShutdownHook(hook);
    int exitCode = process.waitFor();
    try {
      afterwards.accept(exitCode);
    } finally {
      ending.done.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException toldToEnd) {
      // The hook ends this JVM, with the program's exit code.
      hook.join();
    }
    return exitCode;
  }

  private Process start() {
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UsageException(
          "the program could not be started: "
              + StartFailure.reason(builder.command().get(0), failed));
    }
  }

  private record Ending(Process process, Duration grace, CountDownLatch done) {

    Ending(Process process, Duration grace) {
      this(process, grace, new CountDownLatch(1));
    }

    void endAsTold() {
      try {
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroy();
        }
        int exitCode = process.waitFor();
        done.await();
        Runtime.getRuntime().halt(exitCode);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
