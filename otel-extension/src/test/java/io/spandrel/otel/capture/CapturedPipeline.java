package io.spandrel.otel.capture;

import io.spandrel.Capture;
import io.spandrel.examples.pipeline.RequestPipeline;
import io.spandrel.otel.agent.Recording;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the demo's pipeline again and again, without a rest; a capture begins while the second run
 * works, and ends while the third does.
 */
public final class CapturedPipeline {
  static final int RUNS = 3;
  static final int REQUESTS = 60;
  static final String REQUEST = "request";
  static final int SPANS_OF_A_REQUEST = 13;

  private CapturedPipeline() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    CountDownLatch secondBegins = new CountDownLatch(1);
    CountDownLatch thirdBegins = new CountDownLatch(1);
    Thread pipeline =
        new Thread(() -> {
          run();
          secondBegins.countDown();
          run();
          thirdBegins.countDown();
          run();
        });
    pipeline.start();
    secondBegins.await();
    try (Capture capture = Capture.start(Path.of(args[0]))) {
      thirdBegins.await();
      capture.stop();
    }
    System.out.println("captured while at work=" + pipeline.isAlive());
    pipeline.join();
  }

  private static void run() {
    RequestPipeline.main(new String[] {"--requests", Integer.toString(REQUESTS)});
  }
}
