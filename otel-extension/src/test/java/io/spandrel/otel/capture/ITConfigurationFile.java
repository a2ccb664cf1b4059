package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.spandrel.otel.agent.BriefProgram;
import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.SchemaCheck;
import io.spandrel.otel.agent.TracedProgram;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import io.spandrel.recorder.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real agent, configured by a file ({@code otel.config.file}) in place of properties. */
class ITConfigurationFile {
  @TempDir private Path scratch;

  private Path configuration(String exporter) throws Exception {
    return Files.writeString(
        scratch.resolve("otel.yaml"),
        """
        file_format: "1.0"
        resource:
          attributes:
            - name: service.name
              value: shop
        tracer_provider:
          processors:
            - batch:
                schedule_delay: 500
                exporter:
                  %s
        """
            .formatted(exporter));
  }

  @Test
  void otlp_isBrokenDownAndACaptureHasTheSpans() throws Exception {
    Path file = scratch.resolve("out.jfr");
    ReceivedSpans received = new ReceivedSpans();
    ProgramRun run;
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      String endpoint = OtlpProtocol.GRPC.endpointOf(receiver);
      run =
          TracedProgram.of(BriefProgram.class)
              .with(
                  "-Dotel.config.file="
                      + configuration("otlp_grpc: { endpoint: \"" + endpoint + "\" }"))
              .arguments("RETURN", file.toString())
              .run();
    }
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.spandrelLines()).isEmpty();
    SchemaCheck.of(received.spans()).verify();
    List<ReceivedSpan> sleeps =
        received.spans().stream().filter(span -> span.name().equals("sleeps")).toList();
    assertThat(sleeps)
        .hasSize(BriefProgram.SLEEPS)
        .allSatisfy(span ->
            assertThat(span.longAttribute("spandrel.sleep_ns").orElse(0))
                .as("%s", span.attributes())
                .isGreaterThan(10_000_000));
    assertThat(Captured.read(file).spans())
        .filteredOn(span -> span.data().getName().equals("sleeps"))
        .hasSize(BriefProgram.SLEEPS)
        .allSatisfy(span -> {
          assertThat(span.own().parts().nanos(State.SLEEP)).isGreaterThan(10_000_000);
          assertThat(span.data().getResource().getAttribute(AttributeKey.stringKey("service.name")))
              .isEqualTo("shop");
        });
  }

  @Test
  void exporterThatCannotBeCopied_staysAndIsNamed() throws Exception {
    ProgramRun run =
        TracedProgram.of(BriefProgram.class)
            .with("-Dotel.config.file=" + configuration("console:"))
            .arguments("RETURN")
            .run();
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.spandrelLines())
        .singleElement()
        .asString()
        .contains("LoggingSpanExporter", "without a breakdown");
    assertThat(run.text()).contains("'sleeps'");
  }
}
