package io.spandrel.cli.backends;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.cli.relay.HttpTarget;
import io.spandrel.cli.relay.SpanRelay;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Passes OTLP requests on to backends, over HTTP. Threads: any. */
public final class SpanForwarder implements AutoCloseable {

  /** More than a demo sends, which checks that all of it arrives. */
  private static final int MAX_SPANS = 1_000_000;

  private static final long MAX_BYTES = 128L << 20;

  private final List<SpanRelay> relays;
  private String lastFailure = "";

  SpanForwarder(List<URI> targets) {
    this.relays =
        targets.stream()
            .map(target -> new SpanRelay(new HttpTarget(target), MAX_SPANS, MAX_BYTES))
            .toList();
  }

  /** To the Collector if there is one, else to each store. */
  public static SpanForwarder to(OpenBackends backends) {
    Endpoints endpoints = backends.endpoints();
    List<Endpoint> receivers =
        backends.list().has(BackendKind.COLLECTOR)
            ? List.of(Endpoint.COLLECTOR_OTLP_HTTP)
            : List.of(Endpoint.JAEGER_OTLP_HTTP, Endpoint.TEMPO_OTLP_HTTP);
    return new SpanForwarder(
        receivers.stream()
            .filter(receiver -> backends.list().has(receiver.owner()))
            .map(receiver -> endpoints.uri(receiver, "/v1/traces"))
            .toList());
  }

  /** Takes a request; returns at once. */
  public void send(ExportTraceServiceRequest request) {
    relays.forEach(relay -> relay.send(request));
  }

  /**
   * Takes no more, and returns whether all was accepted. A backend that is away is waited for until
   * the limit.
   */
  public boolean drain(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    boolean all = true;
    for (SpanRelay relay : relays) {
      SpanRelay.Outcome outcome =
          relay.finish(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      all &= outcome.lost() == 0;
      lastFailure = outcome.lost() == 0 ? lastFailure : outcome.reason();
    }
    return all;
  }

  /** Why something was not accepted, to be asked after {@link #drain}; empty if all was. */
  public String lastFailure() {
    return lastFailure;
  }

  @Override
  public void close() {
    relays.forEach(SpanRelay::close);
  }
}
