package io.spandrel.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.agent.BriefProgram.Ending;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A third of a second of work, then the end of the JVM, which deletes JFR's files: all of it is
 * told, also when a newer file was begun moments before.
 */
class ITBriefProgram {
  private final ReceivedSpans received = new ReceivedSpans();

  @TempDir private Path scratch;

  @Test
  void mainReturnsBesideAnOwnRecording_spansAreBrokenDownAndTheRecordingIsWritten()
      throws Exception {
    Path file = scratch.resolve("own.jfr");
    ProgramRun run =
        run(
            TracedProgram.of(BriefProgram.class)
                .with("-XX:StartFlightRecording=filename=" + file)
                .arguments(Ending.RETURN.name()));
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertAllSlept();
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void systemExit_spansAreBrokenDown() throws Exception {
    ProgramRun run = run(TracedProgram.of(BriefProgram.class).arguments(Ending.EXIT.name()));
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertAllSlept();
  }

  @Test
  void uncaughtExceptionRightAfterACapture_spansAreBrokenDownAndNoFilesStay() throws Exception {
    Path file = scratch.resolve("captured.jfr");
    Path repository = Files.createDirectory(scratch.resolve("repository"));
    ProgramRun run =
        run(
            TracedProgram.of(BriefProgram.class)
                .with("-XX:FlightRecorderOptions=repository=" + repository)
                .arguments(Ending.THROW.name(), file.toString()));
    assertThat(run.exitCode()).as(run.text()).isOne();
    assertAllSlept();
    assertThat(file).isNotEmptyFile();
    assertThat(repository).isEmptyDirectory();
  }

  private ProgramRun run(TracedProgram program) throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      ProgramRun run = program.sendingTo(receiver, OtlpProtocol.GRPC).run();
      assertThat(run.spandrelLines()).isEmpty();
      return run;
    }
  }

  private void assertAllSlept() {
    SchemaCheck.of(received.spans()).verify();
    List<ReceivedSpan> sleeps =
        received.spans().stream().filter(span -> span.name().equals("sleeps")).toList();
    assertThat(sleeps)
        .hasSize(BriefProgram.SLEEPS)
        .allSatisfy(span -> {
          // Woken on a busy machine, it waits for a CPU for a good part of its sleep.
          long slept = span.longAttribute("spandrel.sleep_ns").orElse(0);
          assertThat(slept).as("%s", span.attributes()).isPositive();
          assertThat(slept + span.longAttribute("spandrel.runnable_ns").orElse(0))
              .as("%s", span.attributes())
              .isGreaterThan(10_000_000);
          assertThat(span.longAttribute("spandrel.unexplained_ns"))
              .as("%s", span.attributes())
              .hasValue(0);
        });
  }
}
