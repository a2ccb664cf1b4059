package io.spandrel.examples.pipeline;

import io.spandrel.Task;
import io.spandrel.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The three sub-tasks of {@link Enrich}: one computes, one sleeps, one waits at a queue and
 * allocates. For any thread.
 */
final class Lookups {
  private static final int PRICE_SAMPLES = 1_000_000;
  private static final int STOCK_MILLIS = 6;
  private static final int REVIEWS_MILLIS = 7;
  private static final int REVIEW_PAGES = 60;
  private static final int REVIEW_PAGE_CHARS = 10_000;

  /** Nobody ever puts an answer in, so each wait lasts until its time is over. */
  private final BlockingQueue<String> reviewAnswers = new ArrayBlockingQueue<>(1);

  private final Measurements measurements;

  Lookups(Measurements measurements) {
    this.measurements = measurements;
  }

  /** Some milliseconds on the CPU: the mean of a random walk of prices. */
  @Task("lookup price")
  double price(Request request) {
    LeafCpu cpu = LeafCpu.start();
    try {
      SplittableRandom random = new SplittableRandom(request.id());
      double sum = 0;
      for (int i = 0; i < PRICE_SAMPLES; i++) {
        sum += random.nextDouble();
      }
      return 100 * sum / PRICE_SAMPLES;
    } finally {
      cpu.stop(measurements);
    }
  }

  /** Asks a service that allows only so many calls a second, and keeps to that by sleeping. */
  @Task("lookup stock")
  int stock(Request request) throws InterruptedException {
    LeafCpu cpu = LeafCpu.start();
    try {
      Thread.sleep(STOCK_MILLIS);
      return request.items() % 100;
    } finally {
      cpu.stop(measurements);
    }
  }

  /**
   * Waits for reviews, does without them when none come, and builds pages that are thrown away at
   * once.
   */
  @Task("lookup reviews")
  String reviews(Request request) throws InterruptedException {
    LeafCpu cpu = LeafCpu.start();
    try {
      String answer = reviewAnswers.poll(REVIEWS_MILLIS, TimeUnit.MILLISECONDS);
      if (answer == null) {
        Trace.log("reviews", "none in time, an empty page instead");
        answer = "none for request " + request.id();
      }
      List<String> pages = new ArrayList<>();
      for (int page = 0; page < REVIEW_PAGES; page++) {
        pages.add(answer.substring(0, 4).repeat(REVIEW_PAGE_CHARS / 4));
      }
      return pages.get(0).substring(0, 4);
    } finally {
      cpu.stop(measurements);
    }
  }
}
