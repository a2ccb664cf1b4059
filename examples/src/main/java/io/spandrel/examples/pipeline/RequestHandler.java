package io.spandrel.examples.pipeline;

import io.spandrel.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Takes a request through the four steps, on the thread that calls. */
final class RequestHandler {
  private final Fetch fetch;
  private final Transform transform;
  private final Enrich enrich;
  private final Serialize serialize;
  private final Measurements measurements;

  RequestHandler(
      Fetch fetch,
      Transform transform,
      Enrich enrich,
      Serialize serialize,
      Measurements measurements) {
    this.fetch = fetch;
    this.transform = transform;
    this.enrich = enrich;
    this.serialize = serialize;
    this.measurements = measurements;
  }

  @Task("request")
  void handle(Request request) throws IOException, InterruptedException, ExecutionException {
    runSteps(request);
  }

  /** The steps alone, without a task of their own. */
  void runSteps(Request request) throws IOException, InterruptedException, ExecutionException {
    String answer = OuterCpu.measure("fetch", measurements, () -> fetch.fetch(request));
    List<Item> items = transform.transform(request, answer);
    Offer offer = enrich.enrich(request);
    OuterCpu.measure(
        "serialize",
        measurements,
        () -> {
          serialize.serialize(items, offer);
          return null;
        });
  }
}
