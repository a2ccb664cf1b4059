package io.spandrel.cli.backends;

/**
 * A loopback address that a backend listens on. Its name is the variable that sets it in the files
 * of {@code collector-config}; a name that ends in {@code _PORT} takes a port alone.
 */
public enum Endpoint {
  JAEGER_OTLP_GRPC(BackendKind.JAEGER, 14317, "OTLP over gRPC"),
  JAEGER_OTLP_HTTP(BackendKind.JAEGER, 14318, "OTLP over HTTP"),
  JAEGER_QUERY_HTTP(BackendKind.JAEGER, 16686, "page and API"),
  JAEGER_QUERY_GRPC(BackendKind.JAEGER, 16685, "API over gRPC"),
  TEMPO_OTLP_GRPC(BackendKind.TEMPO, 24317, "OTLP over gRPC"),
  TEMPO_OTLP_HTTP(BackendKind.TEMPO, 24318, "OTLP over HTTP"),
  TEMPO_HTTP_PORT(BackendKind.TEMPO, 3200, "API"),
  TEMPO_GRPC_PORT(BackendKind.TEMPO, 9095, "inner gRPC"),
  TEMPO_MEMBERLIST_PORT(BackendKind.TEMPO, 7946, "memberlist"),
  COLLECTOR_OTLP_GRPC(BackendKind.COLLECTOR, 4317, "OTLP over gRPC"),
  COLLECTOR_OTLP_HTTP(BackendKind.COLLECTOR, 4318, "OTLP over HTTP"),
  COLLECTOR_HEALTH(BackendKind.COLLECTOR, 13133, "health check"),
  COLLECTOR_PROMETHEUS(BackendKind.COLLECTOR, 9464, "metrics for Prometheus"),
  PROMETHEUS_HTTP(BackendKind.PROMETHEUS, 9090, "page and API");

  private final BackendKind owner;
  private final int defaultPort;
  private final String purpose;

  Endpoint(BackendKind owner, int defaultPort, String purpose) {
    this.owner = owner;
    this.defaultPort = defaultPort;
    this.purpose = purpose;
  }

  BackendKind owner() {
    return owner;
  }

  int defaultPort() {
    return defaultPort;
  }

  /** For people: {@code page and API}. */
  String purpose() {
    return purpose;
  }

  boolean isPortOnly() {
    return name().endsWith("_PORT");
  }
}
