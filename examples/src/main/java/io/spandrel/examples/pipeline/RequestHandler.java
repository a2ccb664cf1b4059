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

  RequestHandler(Fetch fetch, Transform transform, Enrich enrich, Serialize serialize) {
    this.fetch = fetch;
    this.transform = transform;
    this.enrich = enrich;
    this.serialize = serialize;
  }

  @Task("request")
  void handle(Request request) throws IOException, InterruptedException, ExecutionException {
    runSteps(request);
  }

  /** The steps alone, without a task of their own. */
  void runSteps(Request request) throws IOException, InterruptedException, ExecutionException {
    String answer = fetch.fetch(request);
    List<Item> items = transform.transform(request, answer);
    Offer offer = enrich.enrich(request);
    serialize.serialize(items, offer);
  }
}
