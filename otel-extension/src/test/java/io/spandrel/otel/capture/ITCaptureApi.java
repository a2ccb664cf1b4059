package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.SmallJdk;
import io.spandrel.otel.agent.TracedProgram;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that captures itself by the bridge's API, under the real agent. */
class ITCaptureApi {
  @TempDir private Path scratch;

  @Test
  void capture_holdsTheProgramsScopesAndLeavesItsOwnRecordingAlone() throws Exception {
    Path file = scratch.resolve("out.jfr");
    Path unfinished = scratch.resolve("unfinished.jfr");
    ProgramRun run =
        TracedProgram.of(ApiProgram.class).arguments(file.toString(), unfinished.toString()).run();

    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.spandrelLines()).as("the extension is there").isEmpty();
    assertThat(run.output())
        .contains("second=refused", "whole=true", "own state=RUNNING", "own settings kept=true");
    assertThat(RecordingFile.readAllEvents(file))
        .extracting((RecordedEvent event) -> event.getEventType().getName())
        .contains("io.spandrel.Span", "io.spandrel.Scope", "jdk.ThreadSleep");
    assertThat(RecordingFile.readAllEvents(unfinished))
        .as("the JVM ended while it ran")
        .extracting((RecordedEvent event) -> event.getEventType().getName())
        .contains("io.spandrel.Span", "io.spandrel.Scope");
  }

  @Test
  void jvmWithoutFlightRecorder_isAClearExceptionAndNoFile() throws Exception {
    Path file = scratch.resolve("out.jfr");
    ProgramRun run =
        TracedProgram.of(RefusedProgram.class)
            .on(SmallJdk.withoutFlightRecorder())
            .arguments(file.toString())
            .run();

    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.after("refused: "))
        .singleElement()
        .asString()
        .contains("UnsupportedOperationException", "module jdk.jfr is missing");
    assertThat(file).doesNotExist();
  }
}
