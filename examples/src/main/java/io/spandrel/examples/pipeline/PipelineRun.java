package io.spandrel.examples.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One run: starts the slow server and the look-ups' pool, warms up, then handles all requests. */
final class PipelineRun {
  /** Too small for three look-ups of 100 requests, on purpose. */
  private static final int LOOKUP_THREADS = 4;

  /** Short, since nobody looks at the waits of the warm-up. */
  private static final long WARM_UP_LOCK_HELD_NANOS = 100_000;

  private final PipelineOptions options;
  private final Path directory;
  private final Measurements measurements;

  /**
   * Creates a run that has not begun.
   *
   * @param directory where results are written; nothing is left there when the run is over
   */
  PipelineRun(PipelineOptions options, Path directory, Measurements measurements) {
    this.options = options;
    this.directory = directory;
    this.measurements = measurements;
  }

  /**
   * Returns when all requests are done.
   *
   * @throws ExecutionException if one failed; those that still ran are interrupted
   */
  PipelineResult run() throws IOException, InterruptedException, ExecutionException {
    ExecutorService lookupPool =
        Executors.newFixedThreadPool(LOOKUP_THREADS, new NamedThreads("lookup"));
    try (SlowServer server = SlowServer.start()) {
      HttpClient client = new HttpClient(server.address());
      Steps warmUpSteps = new Steps(client, lookupPool, WARM_UP_LOCK_HELD_NANOS, Measurements.NONE);
      warmUp(warmUpSteps);
      return handleAll(
          warmUpSteps, new Steps(client, lookupPool, options.lockHeldNanos(), measurements));
    } finally {
      lookupPool.shutdownNow();
    }
  }

  private void warmUp(Steps steps) throws IOException, InterruptedException, ExecutionException {
    try (Outbox outbox = Outbox.open(directory)) {
      new WarmUp(steps.handlerWritingTo(outbox)).run();
    }
  }

  private PipelineResult handleAll(Steps warmUpSteps, Steps steps)
      throws InterruptedException, ExecutionException {
    Workers workers = new Workers(options.threads(), directory, warmUpSteps, steps);
    long start = System.nanoTime();
    long bytesWritten = workers.handle(Request.mix(options.requests(), options.seed()));
    return new PipelineResult(
        options.requests(), steps.itemsBooked(), bytesWritten, System.nanoTime() - start);
  }
}
