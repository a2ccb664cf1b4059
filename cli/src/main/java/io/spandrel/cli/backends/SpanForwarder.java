package io.spandrel.cli.backends;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Passes OTLP requests on to backends, over HTTP, on a thread of its own; what is refused is sent
 * again for a minute. Threads: any. Memory is not bounded: it is for runs of a few thousand spans.
 */
public final class SpanForwarder implements AutoCloseable {

  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
  private static final Duration RETRY_LIMIT = Duration.ofSeconds(60);
  private static final Duration RETRY_PAUSE = Duration.ofMillis(250);
  private static final int OK = 200;

  private final List<URI> targets;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "spandrel-forward");
        thread.setDaemon(true);
        return thread;
      });
  private volatile String lastFailure = "";
  private volatile boolean lost;

  SpanForwarder(List<URI> targets) {
    this.targets = List.copyOf(targets);
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
    sender.execute(() -> targets.forEach(target -> deliver(target, request.toByteArray())));
  }

  private void deliver(URI target, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(REQUEST_LIMIT)
            .header("Content-Type", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    long deadline = System.nanoTime() + RETRY_LIMIT.toNanos();
    try {
      while (!accepted(request)) {
        if (System.nanoTime() > deadline) {
          lost = true;
          return;
        }
        TimeUnit.NANOSECONDS.sleep(RETRY_PAUSE.toNanos());
      }
    } catch (InterruptedException closed) {
      lost = true;
      Thread.currentThread().interrupt();
    }
  }

  private boolean accepted(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == OK) {
        return true;
      }
      lastFailure = request.uri() + " answered " + response.statusCode();
    } catch (IOException failed) {
      lastFailure = request.uri() + " failed: " + failed;
    }
    return false;
  }

  /** Takes no more, and returns whether all was accepted within the limit. */
  public boolean drain(Duration limit) throws InterruptedException {
    sender.shutdown();
    return sender.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS) && !lost;
  }

  /** Why something was refused last; empty if nothing was. */
  public String lastFailure() {
    return lastFailure;
  }

  @Override
  public void close() {
    sender.shutdownNow();
  }
}
