package io.spandrel.otel.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The real OpenTelemetry Collector with {@code collector-config/gateway-jaeger.yaml} in front of a
 * {@link Jaeger}, on free loopback ports until closed. Any thread may call it. Its output is kept
 * in {@code otel-extension/target}.
 */
public final class Collector implements AutoCloseable {
  private final BackendProcess process;
  private final String otlpGrpc;
  private final String otlpHttp;

  private Collector(BackendProcess process, String otlpGrpc, String otlpHttp) {
    this.process = process;
    this.otlpGrpc = otlpGrpc;
    this.otlpHttp = otlpHttp;
  }

  /**
   * Starts a Collector that sends to {@code jaeger}, and returns when its pipeline runs. Skips or
   * fails the calling test like {@link Jaeger#start}.
   *
   * @param name what the log file is called by: {@code <name>-collector.log}
   */
  public static Collector start(String name, Jaeger jaeger) {
    Path program = BackendProgram.COLLECTOR.locate();
    List<String> ports = LoopbackPorts.free(3);
    Map<String, String> environment =
        Map.of(
            "COLLECTOR_OTLP_GRPC", ports.get(0),
            "COLLECTOR_OTLP_HTTP", ports.get(1),
            "COLLECTOR_HEALTH", ports.get(2),
            "COLLECTOR_QUEUE_DIRECTORY", queueDirectory(name).toString(),
            "JAEGER_OTLP_GRPC", jaeger.otlpGrpcAddress());
    BackendProcess process =
        BackendProcess.start(
            program,
            Checkout.collectorConfig().resolve("gateway-jaeger.yaml"),
            environment,
            URI.create("http://" + ports.get(2) + "/"),
            Checkout.target().resolve(name + "-collector.log"));
    return new Collector(process, ports.get(0), ports.get(1));
  }

  /**
   * A new one each time: a Collector delivers what it finds in its queue, also of an earlier run.
   */
  private static Path queueDirectory(String name) {
    try {
      Files.createDirectories(Checkout.target());
      return Files.createTempDirectory(Checkout.target(), name + "-queue-");
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for the Collector's queue", e);
    }
  }

  /** For the OTLP exporters' {@code endpoint}, protocol {@code grpc}. */
  public String otlpGrpcEndpoint() {
    return "http://" + otlpGrpc;
  }

  /**
   * For the OTLP exporters' {@code endpoint}, protocol {@code http/protobuf}, without {@code
   * /v1/traces}.
   */
  public String otlpHttpEndpoint() {
    return "http://" + otlpHttp;
  }

  @Override
  public void close() {
    process.close();
  }
}
