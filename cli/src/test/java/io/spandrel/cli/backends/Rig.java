package io.spandrel.cli.backends;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Real backends with our files on free loopback ports, until closed. */
final class Rig implements AutoCloseable {
  private static final Duration SEND_LIMIT = Duration.ofSeconds(60);

  private final RunningBackends backends;

  private Rig(RunningBackends backends) {
    this.backends = backends;
  }

  /** Starts them, and returns when all of them answer. */
  static Rig start(List<BackendKind> kinds, List<String> overlays, Map<String, String> variables)
      throws InterruptedException {
    BackendList list = list(kinds);
    Map<BackendKind, Path> programs = TestPrograms.locateAll(list);
    RunningBackends backends = prepared(list, overlays, variables);
    backends.start(programs);
    return new Rig(backends);
  }

  static BackendList list(List<BackendKind> kinds) {
    return new BackendList(EnumSet.copyOf(kinds));
  }

  /** Nothing runs yet. */
  static RunningBackends prepared(
      BackendList list, List<String> overlays, Map<String, String> variables) {
    return new RunningBackends(
        list,
        new BackendLaunch(
            TestPrograms.CONFIGS, freeEndpoints(), temporaryDirectory(), overlays, variables));
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("spandrel-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ports that were free a moment ago; not promised that they still are. */
  static Endpoints freeEndpoints() {
    Map<Endpoint, Integer> ports = new EnumMap<>(Endpoint.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Endpoint endpoint : Endpoint.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(endpoint, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no free loopback port", e);
    }
    return new Endpoints(ports);
  }

  Endpoints endpoints() {
    return backends.endpoints();
  }

  /** Sends all, and returns when the Collector has accepted them. */
  void send(List<ExportTraceServiceRequest> requests) throws InterruptedException {
    send(endpoints().uri(Endpoint.COLLECTOR_OTLP_HTTP, "/v1/traces"), requests);
  }

  static void send(URI target, List<ExportTraceServiceRequest> requests)
      throws InterruptedException {
    try (SpanForwarder forwarder = new SpanForwarder(List.of(target))) {
      requests.forEach(forwarder::send);
      Assertions.assertThat(forwarder.drain(SEND_LIMIT)).as(forwarder.lastFailure()).isTrue();
    }
  }

  JaegerApi jaeger() {
    return new JaegerApi(endpoints().uri(Endpoint.JAEGER_QUERY_HTTP, ""));
  }

  TempoApi tempo() {
    return new TempoApi(endpoints().uri(Endpoint.TEMPO_HTTP_PORT, ""));
  }

  PrometheusApi prometheus() {
    return new PrometheusApi(endpoints().uri(Endpoint.PROMETHEUS_HTTP, ""));
  }

  @Override
  public void close() {
    backends.close();
  }
}
