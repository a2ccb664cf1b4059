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
    for (BackendKind kind : backends.list().kinds()) {
      String first = kind.key();
      for (String line : lines(kind, backends.endpoints(), traceId)) {
        lines.add("%-10s %s".formatted(first, line));
        first = "";
      }
    }
    return lines;
  }

  /** An address is never broken, so that it can be copied; what is said beside it gets its own. */
  private static List<String> lines(
      BackendKind kind, Endpoints endpoints, Optional<String> traceId) {
    return switch (kind) {
      case JAEGER ->
          traceId
              .map(id ->
                  List.of(
                      endpoints.uri(Endpoint.JAEGER_QUERY_HTTP, "/api/traces/" + id).toString(),
                      "page: " + endpoints.uri(Endpoint.JAEGER_QUERY_HTTP, "/trace/" + id),
                      "(the Jaeger that is built here has no page, only the API)"))
              .orElseGet(() ->
                  List.of(
                      endpoints.uri(Endpoint.JAEGER_QUERY_HTTP, "/")
                          + otlp(endpoints, Endpoint.JAEGER_OTLP_HTTP)));
      case TEMPO ->
          traceId
              .map(id ->
                  List.of(endpoints.uri(Endpoint.TEMPO_HTTP_PORT, "/api/traces/" + id).toString()))
              .orElseGet(() ->
                  List.of(
                      endpoints.uri(Endpoint.TEMPO_HTTP_PORT, "/api/search?q=%7B%7D").toString(),
                      otlp(endpoints, Endpoint.TEMPO_OTLP_HTTP).strip()));
      case COLLECTOR -> {
        String metrics = endpoints.uri(Endpoint.COLLECTOR_PROMETHEUS, "/metrics").toString();
        yield traceId.isPresent()
            ? List.of(metrics, "sent the trace on, and counts its time by state here")
            : List.of(metrics + otlp(endpoints, Endpoint.COLLECTOR_OTLP_HTTP));
      }
      case PROMETHEUS ->
          List.of(
              endpoints.uri(Endpoint.PROMETHEUS_HTTP, "/").toString(),
              "ask: sum by (spandrel_state)",
              "     (spandrel_collector_state_time_seconds_sum)");
    };
  }

  private static String otlp(Endpoints endpoints, Endpoint http) {
    return "  OTLP: http://" + endpoints.address(http);
  }
}
