package io.spandrel.examples.pipeline;

import io.opentelemetry.api.trace.Span;
import io.spandrel.Task;
import io.spandrel.Trace;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * A few requests, one after the other, before the ones that count. The first call of anything loads
 * and compiles classes; between a span's start and the first line of its method that would be CPU
 * time that no program can measure from inside. A recorder in this JVM may also still be starting,
 * and what runs before it is ready is unexplained.
 *
 * <p>All of it is one task of its own, and carries none of the program's measurements.
 */
final class WarmUp {
  private static final int REQUESTS = 20;

  /** So many that the JVM has compiled what reads the clocks, and a reading takes some 5 us. */
  private static final int READINGS = 5_000;

  /** Each is a span, which has to be sent. */
  private static final int ACQUISITIONS = 300;

  private static final int ITEMS = 3_000;
  private static final int SERVER_MILLIS = 1;
  private static final long RECORDER_WAIT_NANOS = 5_000_000_000L;
  private static final int RECORDER_POLL_MILLIS = 20;

  private final RequestHandler handler;

  WarmUp(RequestHandler handler) {
    this.handler = handler;
  }

  @Task("warm up")
  void run() throws IOException, InterruptedException, ExecutionException {
    waitForRecorder();
    readClocks();
    for (int id = 0; id < REQUESTS; id++) {
      handler.runSteps(new Request(id, ITEMS, SERVER_MILLIS));
    }
  }

  /**
   * One request on a thread that is about to handle some: what a thread sets up at its first wait,
   * socket or file (memory of its own in the C library and in the JVM, its stack's pages) would
   * else be set up by a hundred threads at once, in line for the kernel's locks.
   */
  @Task("warm up")
  void runOnThisThread() throws IOException, InterruptedException, ExecutionException {
    handler.runSteps(new Request(0, ITEMS, SERVER_MILLIS));
  }

  private static void readClocks() {
    ThreadClocks clocks = ThreadClocks.current();
    for (int i = 0; i < READINGS; i++) {
      clocks.runQueueNanos();
      clocks.cpuNanos();
    }
    for (int i = 0; i < ACQUISITIONS; i++) {
      Acquisition.begin("nothing").acquired(Measurements.NONE);
    }
  }

  /**
   * Without a span here nothing makes spans of annotations, so there is no recorder to wait for.
   */
  private static void waitForRecorder() throws InterruptedException {
    long start = System.nanoTime();
    while (Span.current().isRecording()
        && !Trace.isEnabled()
        && System.nanoTime() - start < RECORDER_WAIT_NANOS) {
      Thread.sleep(RECORDER_POLL_MILLIS);
    }
  }
}
