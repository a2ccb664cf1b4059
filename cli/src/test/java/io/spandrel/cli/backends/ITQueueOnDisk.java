package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A gateway whose Collector is killed while Jaeger is away: what it had accepted still arrives. */
class ITQueueOnDisk {

  @Test
  void killedCollector_deliversEverythingAfterItsRestart() throws Exception {
    BackendList list = Rig.list(List.of(BackendKind.JAEGER, BackendKind.COLLECTOR));
    Map<BackendKind, Path> programs = TestPrograms.locateAll(list);
    DemoSpans sent = DemoSpans.get();
    try (RunningBackends backends = Rig.prepared(list, List.of(), Map.of())) {
      backends.launch(BackendKind.COLLECTOR, programs.get(BackendKind.COLLECTOR));
      backends.awaitReady(BackendKind.COLLECTOR);
      for (ExportTraceServiceRequest request : sent.requests()) {
        Rig.send(
            backends.endpoints().uri(Endpoint.COLLECTOR_OTLP_HTTP, "/v1/traces"), List.of(request));
      }

      backends.process(BackendKind.COLLECTOR).kill();
      backends.launch(BackendKind.JAEGER, programs.get(BackendKind.JAEGER));
      backends.awaitReady(BackendKind.JAEGER);
      backends.launch(BackendKind.COLLECTOR, programs.get(BackendKind.COLLECTOR));
      backends.awaitReady(BackendKind.COLLECTOR);

      JaegerApi jaeger = new JaegerApi(backends.endpoints().uri(Endpoint.JAEGER_QUERY_HTTP, ""));
      Awaitility.await("every span in Jaeger")
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(jaeger.spans(sent.byTrace().keySet()).keySet())
                  .isEqualTo(sent.byId().keySet()));
    }
  }
}
