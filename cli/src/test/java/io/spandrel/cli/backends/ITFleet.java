package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scale/agents.yaml} in front of two Collectors with {@code scale/sampling.yaml}. */
class ITFleet {
  private static final List<String> SECOND_LAYER =
      List.of("tail-sampling.yaml", "scale/sampling.yaml");
  private static final Map<String, String> ALL_KEPT =
      Map.of("COLLECTOR_DECISION_WAIT", "2s", "KEEP_REST_PERCENT", "100");

  @TempDir private Path directory;

  @Test
  void everyTrace_comesWholeToOneOfTheTwo() throws Exception {
    List<BackendKind> kinds = List.of(BackendKind.JAEGER, BackendKind.COLLECTOR);
    try (Rig one = Rig.start(kinds, SECOND_LAYER, ALL_KEPT);
        Rig other = Rig.start(kinds, SECOND_LAYER, ALL_KEPT)) {
      DemoSpans sent = DemoSpans.get();
      Endpoints endpoints = Rig.freeEndpoints();
      BackendProcess agents = startAgents(endpoints, one, other);
      try {
        URI target = endpoints.uri(Endpoint.COLLECTOR_OTLP_HTTP, "/v1/traces");
        agents.awaitReady(endpoints.uri(Endpoint.COLLECTOR_HEALTH, "/"));
        Rig.send(target, sent.requests());

        Set<String> traces = sent.byTrace().keySet();
        Awaitility.await("every span in one of the two")
            .atMost(Duration.ofSeconds(60))
            .until(() ->
                one.jaeger().spans(traces).size() + other.jaeger().spans(traces).size()
                    >= sent.byId().size());
        Set<String> atOne = traces(one, traces);
        Set<String> atOther = traces(other, traces);
        assertThat(atOne).isNotEmpty().doesNotContainAnyElementsOf(atOther);
        assertThat(atOther).isNotEmpty();
        Set<String> both = new HashSet<>(atOne);
        both.addAll(atOther);
        assertThat(both).isEqualTo(traces);
      } finally {
        agents.kill();
      }
    }
  }

  private BackendProcess startAgents(Endpoints endpoints, Rig one, Rig other) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                TestPrograms.locate(BackendKind.COLLECTOR).toString(),
                "--config",
                TestPrograms.CONFIGS.file("scale/agents.yaml").toString())
            .directory(directory.toFile());
    builder.environment().putAll(endpoints.variables());
    builder.environment().put("SAMPLER_1", one.endpoints().address(Endpoint.COLLECTOR_OTLP_GRPC));
    builder.environment().put("SAMPLER_2", other.endpoints().address(Endpoint.COLLECTOR_OTLP_GRPC));
    return BackendProcess.start(BackendKind.COLLECTOR, builder, directory.resolve("agents.log"));
  }

  private static Set<String> traces(Rig rig, Set<String> asked) throws Exception {
    Set<String> found = new HashSet<>();
    rig.jaeger()
        .spans(asked)
        .values()
        .forEach(span -> found.add(span.get("traceID").getAsString()));
    return found;
  }
}
