package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without an agent the annotations make no spans, so the test makes one around all steps of a
 * request.
 */
class MeasurementsTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final Tracer tracer = TELEMETRY.getOpenTelemetry().getTracer("test");
  private final ExecutorService lookupPool = Executors.newFixedThreadPool(2);

  @TempDir private Path directory;

  @AfterEach
  void stopPool() {
    lookupPool.shutdownNow();
  }

  @Test
  void onCurrentSpan_becomeItsAttributes() throws Exception {
    handleInSpan(Measurements.ON_CURRENT_SPAN);

    SpanData span = requestSpan();
    assertThat(span.getAttributes().get(Measurements.CPU_NANOS)).isPositive();
    assertThat(span.getAttributes().get(Acquisition.key("acquire ledger", "wall_ns"))).isPositive();
    assertThat(span.getAttributes().get(Acquisition.key("acquire inventory", "cpu_ns")))
        .isNotNegative();
  }

  @Test
  void lookups_runInTheContextOfTheirRequest() throws Exception {
    Queue<String> spanIds = new ConcurrentLinkedQueue<>();

    handleInSpan((key, nanos) -> spanIds.add(Span.current().getSpanContext().getSpanId()));

    assertThat(spanIds).isNotEmpty().containsOnly(requestSpan().getSpanId());
  }

  /** The API makes spans without an agent too, so the acquisitions have theirs. */
  private static SpanData requestSpan() {
    List<SpanData> requests =
        TELEMETRY.getSpans().stream().filter(span -> span.getName().equals("request")).toList();
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  private void handleInSpan(Measurements measurements) throws Exception {
    try (SlowServer server = SlowServer.start();
        Outbox outbox = Outbox.open(directory)) {
      Steps steps =
          new Steps(new HttpClient(server.address()), lookupPool, 1_000_000, measurements);
      Span span = tracer.spanBuilder("request").startSpan();
      try (Scope scope = span.makeCurrent()) {
        assertThat(scope).isNotNull();
        steps.handlerWritingTo(outbox).handle(new Request(0, 100, 1));
      } finally {
        span.end();
      }
    }
  }
}
