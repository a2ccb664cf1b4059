package io.spandrel.examples.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The threads that handle requests. All begin at the same moment, and each takes every n-th
 * request.
 */
final class Workers {
  private final int threads;
  private final Path directory;
  private final Steps warmUpSteps;
  private final Steps steps;
  private final CountDownLatch ready;
  private final CountDownLatch start = new CountDownLatch(1);

  /**
   * For one call of {@link #handle}.
   *
   * @param warmUpSteps for one request on each thread, before all begin
   */
  Workers(int threads, Path directory, Steps warmUpSteps, Steps steps) {
    this.threads = threads;
    this.directory = directory;
    this.warmUpSteps = warmUpSteps;
    this.steps = steps;
    this.ready = new CountDownLatch(threads);
  }

  /**
   * Returns the bytes written when all requests are done.
   *
   * @throws ExecutionException if one failed
   */
  long handle(List<Request> requests) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, new NamedThreads("request"));
    try {
      List<Future<Long>> bytesWritten = new ArrayList<>();
      for (int worker = 0; worker < threads; worker++) {
        int first = worker;
        bytesWritten.add(pool.submit(() -> handleShare(requests, first)));
      }
      ready.await();
      start.countDown();
      long sum = 0;
      for (Future<Long> bytes : bytesWritten) {
        sum += bytes.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }

  private long handleShare(List<Request> requests, int first)
      throws IOException, InterruptedException, ExecutionException {
    try (Outbox outbox = warmUpThenBeReady()) {
      start.await();
      RequestHandler handler = steps.handlerWritingTo(outbox);
      for (int i = first; i < requests.size(); i += threads) {
        handler.handle(requests.get(i));
      }
      return outbox.bytesWritten();
    }
  }

  private Outbox warmUpThenBeReady() throws IOException, InterruptedException, ExecutionException {
    try {
      try (Outbox outbox = Outbox.open(directory)) {
        new WarmUp(warmUpSteps.handlerWritingTo(outbox)).runOnThisThread();
      }
      ThreadClocks.current();
      return Outbox.open(directory);
    } finally {
      // Also after a failure, which whoever waits for this worker will see.
      ready.countDown();
    }
  }
}
