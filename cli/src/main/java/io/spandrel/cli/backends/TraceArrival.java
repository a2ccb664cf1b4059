package io.spandrel.cli.backends;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until a trace can be looked at. */
public final class TraceArrival {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final HttpProbe STORE = new HttpProbe(Duration.ofSeconds(5));

  private TraceArrival() {}

  /**
   * Returns when every store among the backends answers with the trace.
   *
   * @throws BackendFailedException if one does not within the limit
   */
  public static void await(OpenBackends backends, String traceId, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (URI address : addresses(backends, traceId)) {
      while (!STORE.isThere(address)) {
        if (System.nanoTime() > deadline) {
          throw new BackendFailedException(
              "the trace did not arrive within %d s at %s".formatted(limit.toSeconds(), address));
        }
        TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
      }
    }
  }

  private static List<URI> addresses(OpenBackends backends, String traceId) {
    List<URI> addresses = new ArrayList<>();
    for (Endpoint store : List.of(Endpoint.JAEGER_QUERY_HTTP, Endpoint.TEMPO_HTTP_PORT)) {
      if (backends.list().has(store.owner())) {
        addresses.add(backends.endpoints().uri(store, "/api/traces/" + traceId));
      }
    }
    return addresses;
  }
}
