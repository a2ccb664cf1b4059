package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.examples.pipeline.RequestPipeline;
import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.SchemaCheck;
import io.spandrel.otel.agent.TracedProgram;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpans;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's pipeline, exported live and captured beside it: both must say the same. */
class ITCaptureParity {
  /** So many of the spans have the same states. */
  private static final double SAME = 0.999;

  private static final String SETTINGS = "/io/spandrel/recorder/capture/spandrel.jfc";

  @TempDir Path scratch;

  @Test
  void captureBesideLiveExport_saysTheSameOfEverySpan() throws Exception {
    Path settings = scratch.resolve("spandrel.jfc");
    try (InputStream ours = io.spandrel.recorder.Timeline.class.getResourceAsStream(SETTINGS)) {
      Files.copy(ours, settings);
    }
    Path file = scratch.resolve("out.jfr");
    ReceivedSpans received = new ReceivedSpans();
    ProgramRun run;
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      run =
          TracedProgram.of(RequestPipeline.class)
              .sendingTo(receiver, OtlpProtocol.GRPC)
              .with("-XX:StartFlightRecording:settings=" + settings + ",filename=" + file)
              .arguments("--requests", "200")
              .run();
    }
    assertThat(run.exitCode()).as(run.text()).isZero();
    SchemaCheck.of(received.spans()).verify();
    Captured captured = Captured.read(file);
    assertThat(captured.facts().damage()).isEmpty();
    assertThat(captured.facts().extension()).isTrue();
    assertThat(captured.facts().lostEvents()).isZero();
    Parity parity = new Parity(captured.exported());
    parity.compare(received.spans());
    assertThat(parity.differences()).isEmpty();
    assertThat(parity.compared()).isGreaterThan(2_000);
    assertThat(parity.states()).hasSizeLessThanOrEqualTo((int) ((1 - SAME) * parity.compared()));
  }
}
