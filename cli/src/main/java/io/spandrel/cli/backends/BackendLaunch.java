package io.spandrel.cli.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each backend is started with our files. Immutable.
 *
 * @param configs where the files are
 * @param endpoints what they listen on
 * @param data where they may write; their relative paths lie in it
 * @param overlays files that go on top of the Collector's gateway: {@code metrics.yaml}
 * @param variables more variables for the files, which win
 */
record BackendLaunch(
    ConfigDirectory configs,
    Endpoints endpoints,
    Path data,
    List<String> overlays,
    Map<String, String> variables) {

  /** A variable of ours for tests that cannot wait. */
  static final String SCRAPE_INTERVAL = "PROMETHEUS_SCRAPE_INTERVAL";

  BackendLaunch {
    overlays = List.copyOf(overlays);
    variables = Map.copyOf(variables);
  }

  /** The process to be. */
  ProcessBuilder process(BackendKind kind, Path program, BackendList all) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        switch (kind) {
          case JAEGER -> configArguments(List.of("jaeger.yaml"));
          case TEMPO ->
              List.of("-config.file=" + configs.file("tempo.yaml"), "-config.expand-env=true");
          case COLLECTOR -> configArguments(collectorFiles(all));
          case PROMETHEUS ->
              List.of(
                  "--config.file=" + prometheusFile(),
                  "--web.listen-address=" + endpoints.address(Endpoint.PROMETHEUS_HTTP),
                  "--storage.tsdb.path=" + data.resolve("prometheus-data"),
                  "--enable-feature=exemplar-storage");
        });
    ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("OTEL_"));
    environment.putAll(endpoints.variables());
    environment.put("JAEGER_UI_CONFIG", configs.file("jaeger-ui.json").toString());
    environment.putAll(variables);
    return builder;
  }

  private List<String> configArguments(List<String> files) {
    return files.stream()
        .flatMap(file -> List.of("--config", configs.file(file).toString()).stream())
        .toList();
  }

  private List<String> collectorFiles(BackendList all) {
    boolean jaeger = all.has(BackendKind.JAEGER);
    boolean tempo = all.has(BackendKind.TEMPO);
    List<String> files = new ArrayList<>();
    files.add(
        jaeger && tempo
            ? "gateway-both.yaml"
            : jaeger ? "gateway-jaeger.yaml" : "gateway-tempo.yaml");
    files.addAll(overlays);
    return files;
  }

  /** Prometheus expands no variables, so the address of the Collector is written into a copy. */
  private Path prometheusFile() {
    try {
      Path directory = Files.createDirectories(data.resolve("prometheus"));
      Files.writeString(
          directory.resolve("rules.yaml"), Files.readString(configs.file("prometheus/rules.yaml")));
      Map<String, String> changes = new HashMap<>();
      changes.put("127.0.0.1:9464", endpoints.address(Endpoint.COLLECTOR_PROMETHEUS));
      if (variables.containsKey(SCRAPE_INTERVAL)) {
        changes.put("15s", variables.get(SCRAPE_INTERVAL));
      }
      String text = Files.readString(configs.file("prometheus/prometheus.yaml"));
      for (Map.Entry<String, String> change : changes.entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      return Files.writeString(directory.resolve("prometheus.yaml"), text);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot prepare prometheus.yaml", failed);
    }
  }

  /** What answers 200 once it works. */
  URI readiness(BackendKind kind) {
    return switch (kind) {
      case JAEGER -> endpoints.uri(Endpoint.JAEGER_QUERY_HTTP, "/api/services");
      // Its /ready answers 503 for a minute although traces are taken and found.
      case TEMPO -> endpoints.uri(Endpoint.TEMPO_HTTP_PORT, "/api/search?q=%7B%7D");
      case COLLECTOR -> endpoints.uri(Endpoint.COLLECTOR_HEALTH, "/");
      case PROMETHEUS -> endpoints.uri(Endpoint.PROMETHEUS_HTTP, "/-/ready");
    };
  }
}
