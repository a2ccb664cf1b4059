package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.examples.pipeline.RequestPipeline;
import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.SchemaCheck;
import io.spandrel.otel.agent.TracedProgram;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.State;
import io.spandrel.recorder.jfr.RecordedWaits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's pipeline, exported live and captured beside it: both must say the same. */
class ITCaptureParity {
  @TempDir Path scratch;

  @Test
  void captureBesideLiveExport_saysTheSameOfEverySpan() throws Exception {
    Path settings = CaptureSettings.in(scratch);
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
    assertWhole(captured, file);
    Parity parity = Parity.of(captured, received.spans());
    assertThat(parity.compared()).isGreaterThan(2_000);
    parity.verify();
  }

  @Test
  void captureInTheMiddleOfARun_changesNothingLive() throws Exception {
    Path file = scratch.resolve("part.jfr");
    ReceivedSpans received = new ReceivedSpans();
    ProgramRun run;
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      run =
          TracedProgram.of(CapturedPipeline.class)
              .sendingTo(receiver, OtlpProtocol.GRPC)
              .with("-Dotel.bsp.max.queue.size=65536")
              .arguments(file.toString())
              .run();
    }
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.output()).contains("captured while at work=true");
    assertThat(run.spandrelLines()).isEmpty();
    List<ReceivedSpan> spans = received.spans();
    assertThat(namesInRequests(spans))
        .as("none was lost")
        .hasSize(CapturedPipeline.SPANS_OF_A_REQUEST)
        .allSatisfy((name, count) ->
            assertThat(count)
                .as(name)
                .isEqualTo(CapturedPipeline.RUNS * CapturedPipeline.REQUESTS));
    assertThat(spans).filteredOn(ITCaptureParity::isUnexplained).isEmpty();
    SchemaCheck.of(spans).verify();
    Captured captured = Captured.read(file);
    assertWhole(captured, file);
    Parity parity = Parity.ofPart(captured, spans);
    assertThat(parity.compared()).isBetween(1_000, spans.size() - 1_000);
    parity.verify();
  }

  private static void assertWhole(Captured captured, Path file) throws IOException {
    assertThat(captured.facts().damage()).isEmpty();
    assertThat(captured.facts().extension()).isTrue();
    assertThat(captured.facts().lostEvents()).isZero();
    assertThat(captured.facts().unreadableEvents()).isEqualTo(waitsOfNobody(file));
  }

  /**
   * Now and then JDK 17 writes a wait without saying whose it was: those are of no use, and no
   * others.
   */
  private static long waitsOfNobody(Path file) throws IOException {
    RecordedWaits waits = new RecordedWaits(List.of(), 1);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> waits.names().contains(event.getEventType().getName()))
        .filter(waits::isOfTheApplication)
        .filter(event ->
            event.getDuration().toNanos() >= RecorderSettings.DEFAULT_THRESHOLD_NANOS
                && event.getThread() == null)
        .count();
  }

  private static Map<String, Long> namesInRequests(List<ReceivedSpan> spans) {
    Set<String> requests =
        spans.stream()
            .filter(span -> span.name().equals(CapturedPipeline.REQUEST))
            .map(ReceivedSpan::traceId)
            .collect(Collectors.toSet());
    return spans.stream()
        .filter(span -> requests.contains(span.traceId()) && !span.scopeName().equals("spandrel"))
        .collect(Collectors.groupingBy(ReceivedSpan::name, Collectors.counting()));
  }

  /** All but the one span that saw the recorder begin. */
  private static boolean isUnexplained(ReceivedSpan span) {
    return !span.name().equals("startup")
        && Stream.of(State.UNEXPLAINED.attribute(), State.UNEXPLAINED.totalAttribute())
            .anyMatch(key -> span.longAttribute(key).orElse(0) > 0);
  }
}
