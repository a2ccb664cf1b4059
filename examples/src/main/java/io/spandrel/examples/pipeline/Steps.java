package io.spandrel.examples.pipeline;

import java.util.concurrent.ExecutorService;

/**
 * The steps and what all requests share in them: the server, the two locks, the pool of the
 * look-ups. For any thread.
 */
final class Steps {
  private final Measurements measurements;
  private final Ledger ledger;
  private final Fetch fetch;
  private final Transform transform;
  private final Enrich enrich;

  Steps(
      HttpClient client,
      ExecutorService lookupPool,
      long lockHeldNanos,
      Measurements measurements) {
    SlowWork slowWork = new SlowWork(lockHeldNanos);
    this.measurements = measurements;
    this.ledger = new Ledger(slowWork, measurements);
    this.fetch = new Fetch(client, measurements);
    this.transform = new Transform(new Inventory(slowWork, measurements), ledger, measurements);
    this.enrich = new Enrich(lookupPool, new Lookups(measurements), measurements);
  }

  /** For one thread, as the outbox is. */
  RequestHandler handlerWritingTo(Outbox outbox) {
    return new RequestHandler(
        fetch, transform, enrich, new Serialize(outbox, measurements), measurements);
  }

  long itemsBooked() {
    return ledger.itemsBooked();
  }
}
