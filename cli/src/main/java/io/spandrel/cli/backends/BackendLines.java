package io.spandrel.cli.backends;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people are told about backends that run: one line each. */
public final class BackendLines {

  private BackendLines() {}

  /** Where to look, and where to send. */
  static List<String> addresses(OpenBackends backends) {
    return lines(backends, Optional.empty());
  }

  /** The same, with the address of one trace. */
  public static List<String> trace(OpenBackends backends, String traceId) {
    return lines(backends, Optional.of(traceId));
  }

  private static List<String> lines(OpenBackends backends, Optional<String> traceId) {
    List<String> lines = new ArrayList<>();
    backends.list().kinds().forEach(kind -> lines.add(line(kind, backends, traceId)));
    return lines;
  }

  private static String line(BackendKind kind, OpenBackends backends, Optional<String> traceId) {
    Endpoints endpoints = backends.endpoints();
    String text =
        switch (kind) {
          case JAEGER ->
              endpoints.uri(
                      Endpoint.JAEGER_QUERY_HTTP, traceId.map(id -> "/trace/" + id).orElse("/"))
                  + traceId
                      .map(id ->
                          "  API: "
                              + endpoints.uri(Endpoint.JAEGER_QUERY_HTTP, "/api/traces/" + id))
                      .orElseGet(() -> otlp(endpoints, Endpoint.JAEGER_OTLP_HTTP));
          case TEMPO ->
              endpoints.uri(
                      Endpoint.TEMPO_HTTP_PORT,
                      traceId.map(id -> "/api/traces/" + id).orElse("/api/search?q=%7B%7D"))
                  + traceId
                      .map(id -> "")
                      .orElseGet(() -> otlp(endpoints, Endpoint.TEMPO_OTLP_HTTP));
          case COLLECTOR ->
              traceId
                  .map(id ->
                      endpoints.uri(Endpoint.COLLECTOR_PROMETHEUS, "/metrics")
                          + "  sent it on, and counts its time by state here")
                  .orElseGet(() ->
                      endpoints.uri(Endpoint.COLLECTOR_PROMETHEUS, "/metrics")
                          + otlp(endpoints, Endpoint.COLLECTOR_OTLP_HTTP));
          case PROMETHEUS ->
              endpoints
                  .uri(
                      Endpoint.PROMETHEUS_HTTP,
                      "/graph?g0.tab=1&g0.expr=sum+by+(spandrel_state)(spandrel_collector_state_time_seconds_sum)")
                  .toString();
        };
    return "%-10s %s".formatted(kind.key(), text);
  }

  private static String otlp(Endpoints endpoints, Endpoint http) {
    return "  OTLP: http://" + endpoints.address(http);
  }
}
