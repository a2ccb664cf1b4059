package io.spandrel.examples.pipeline;

import io.opentelemetry.context.Context;
import io.spandrel.Region;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Step 3: three look-ups in parallel on a pool that everyone shares, and which is too small for
 * that.
 */
final class Enrich {
  private final ExecutorService pool;
  private final Lookups lookups;
  private final Measurements measurements;

  Enrich(ExecutorService pool, Lookups lookups, Measurements measurements) {
    this.pool = pool;
    this.lookups = lookups;
    this.measurements = measurements;
  }

  @Region("enrich")
  Offer enrich(Request request) throws InterruptedException, ExecutionException {
    Future<Double> price = submit("lookup price", () -> lookups.price(request));
    Future<Integer> stock = submit("lookup stock", () -> lookups.stock(request));
    Future<String> reviews = submit("lookup reviews", () -> lookups.reviews(request));
    return new Offer(price.get(), stock.get(), reviews.get());
  }

  /** The context goes along, so that a look-up is a sub-task of the request it is made for. */
  private <T> Future<T> submit(String span, Callable<T> lookup) {
    return pool.submit(
        Context.current().wrap(() -> OuterCpu.measure(span, measurements, lookup::call)));
  }
}
