package io.spandrel.otel.agent;

import io.opentelemetry.api.trace.Span;
import io.spandrel.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Makes spans on several threads, writes their ids to a file, and ends in the way it is told.
 *
 * <p>Arguments: the file, and {@code return}, {@code exit} or {@code wait}.
 */
public final class ManySpans {
  static final int SPANS = 5_000;
  static final String READY = "all spans ended";

  private static final int THREADS = 4;

  /** One in so many lasts long enough to be broken down. */
  private static final int LONG_ONES = 25;

  private ManySpans() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> makeSpans(ids), "maker " + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Files.write(Path.of(args[0]), ids);
    System.out.println(READY);
    switch (args[1]) {
      case "return" -> {}
      case "exit" -> System.exit(0);
      default -> new CountDownLatch(1).await();
    }
  }

  private static void makeSpans(Queue<String> ids) {
    for (int i = 0; i < SPANS / THREADS; i++) {
      boolean lasts = i % LONG_ONES == 0;
      Trace.region("made", () -> ids.add(makeChild(ids, lasts)));
    }
  }

  /** Returns the id of the span around it. */
  private static String makeChild(Queue<String> ids, boolean lasts) {
    Trace.region(
        "child",
        () -> {
          ids.add(Span.current().getSpanContext().getSpanId());
          if (lasts) {
            sleep();
          }
        });
    return Span.current().getSpanContext().getSpanId();
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
