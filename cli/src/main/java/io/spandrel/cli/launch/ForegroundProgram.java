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

  private final Process process;
  private final Duration grace;
  private final Runnable lastOfAll;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endAsTold, "spandrel-told-to-end");

  private ForegroundProgram(Process process, Duration grace, Runnable lastOfAll) {
    this.process = process;
    this.grace = grace;
    this.lastOfAll = lastOfAll;
  }

  /**
   * Starts the program.
   *
   * @param grace how long to leave the program alone once we were told to end: a Ctrl-C in a
   *     terminal has reached it already, and a second signal might cut its own shutdown short
   * @throws UsageException if it could not be started
   */
  public static ForegroundProgram start(ProcessBuilder builder, Duration grace) {
    return start(builder, grace, () -> {});
  }

  /**
   * The same, with something that has to be done once we were told to end and the program is gone,
   * because this JVM is then halted and its other hooks may not finish.
   */
  public static ForegroundProgram start(
      ProcessBuilder builder, Duration grace, Runnable lastOfAll) {
    try {
      ForegroundProgram program = new ForegroundProgram(builder.start(), grace, lastOfAll);
      Runtime.getRuntime().addShutdownHook(program.hook);
      return program;
    } catch (IOException failed) {
      throw new UsageException(
          "the program could not be started: "
              + StartFailure.reason(builder.command().get(0), failed));
    }
  }

  /**
   * Waits for the program's end, then gives its exit code to what comes afterwards, on the calling
   * thread. May be called once.
   *
   * @return the program's exit code; 128 and the number of the signal if one ended it
   */
  public int await(IntConsumer afterwards) throws InterruptedException {
    int exitCode = process.waitFor();
    try {
      afterwards.accept(exitCode);
    } finally {
      done.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException toldToEnd) {
      // The hook ends this JVM, with the program's exit code.
      hook.join();
    }
    return exitCode;
  }

  private void endAsTold() {
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
      }
      int exitCode = process.waitFor();
      done.await();
      lastOfAll.run();
      // The program's exit code, not that of the signal which ended us.
      Runtime.getRuntime().halt(exitCode);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
