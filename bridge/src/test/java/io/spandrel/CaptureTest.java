package io.spandrel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.internal.MisuseReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  @TempDir private Path scratch;

  private static List<String> recordings() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .map(Recording::getName)
        .toList();
  }

  @Test
  void aCapture_isAFileOfWhatTheJvmRecorded() throws Exception {
    Path file = scratch.resolve("out.jfr");
    try (Capture capture = Capture.start(file)) {
      assertThat(recordings()).contains("spandrel-capture");
      assertThat(capture.file()).isEqualTo(file.toAbsolutePath());
      Thread.sleep(5);
    }

    assertThat(recordings()).doesNotContain("spandrel-capture");
    assertThat(RecordingFile.readAllEvents(file))
        .extracting((RecordedEvent event) -> event.getEventType().getName())
        .contains("jdk.ThreadSleep", "jdk.JVMInformation");
  }

  @Test
  void theFile_isWholeWhenStopReturnsAndASecondStopDoesNothing() throws Exception {
    Path file = scratch.resolve("out.jfr");
    Capture capture = Capture.start(file);
    capture.stop();
    byte[] whole = Files.readAllBytes(file);
    capture.stop();
    capture.close();

    assertThat(Files.readAllBytes(file)).startsWith('F', 'L', 'R', 0).isEqualTo(whole);
  }

  @Test
  void aSecondStart_throwsAndHarmsNeitherTheFirstNorAFile() throws Exception {
    Path second = scratch.resolve("second.jfr");
    try (Capture first = Capture.start(scratch.resolve("first.jfr"))) {
      assertThatThrownBy(() -> Capture.start(second))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("A capture runs already")
          .hasMessageContaining("one runs at a time");
      assertThat(second).doesNotExist();
      first.stop();
    }
    Capture.start(second).stop();
    assertThat(second).isNotEmptyFile();
  }

  @Test
  void aCaptureOfTheCommandLine_countsToo() {
    try (Recording attached = new Recording()) {
      attached.setName("spandrel-capture");
      attached.start();
      assertThatThrownBy(() -> Capture.start(scratch.resolve("out.jfr")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aRecordingOfTheUsersOwn_goesOnAsItWas() throws Exception {
    try (Recording own = new Recording()) {
      own.enable("jdk.ThreadSleep").withThreshold(java.time.Duration.ofMillis(50));
      own.start();
      var settings = own.getSettings();
      Capture.start(scratch.resolve("out.jfr")).stop();

      assertThat(own.getState()).isEqualTo(RecordingState.RUNNING);
      assertThat(own.getSettings()).isEqualTo(settings);
    }
  }

  @Test
  void aFileThatIsThere_isReplaced() throws Exception {
    Path file = Files.write(scratch.resolve("out.jfr"), new byte[4_000_000]);
    Capture.start(file).stop();
    assertThat(Files.readAllBytes(file)).startsWith('F', 'L', 'R', 0);
  }

  @Test
  void aPlaceThatTakesNoFile_isOneSentence() {
    Path missing = scratch.resolve("missing");
    assertThatThrownBy(() -> Capture.start(missing.resolve("out.jfr")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the directory " + missing + " does not exist");
    assertThatThrownBy(() -> Capture.start(scratch))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a directory");
    assertThatThrownBy(() -> Capture.start(Path.of("/proc/out.jfr")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("A capture cannot be written to /proc/out.jfr: ");
    assertThatThrownBy(() -> Capture.start(null)).isInstanceOf(NullPointerException.class);
    assertThat(recordings()).doesNotContain("spandrel-capture");
  }

  @Test
  void aCaptureEndedBySomebodyElse_leavesTheFileThatFlightRecorderWrote() throws Exception {
    Path file = scratch.resolve("out.jfr");
    Capture capture = Capture.start(file);
    FlightRecorder.getFlightRecorder().getRecordings().stream()
        .filter(recording -> "spandrel-capture".equals(recording.getName()))
        .forEach(Recording::stop);
    capture.stop();

    assertThat(Files.readAllBytes(file)).startsWith('F', 'L', 'R', 0);
  }

  @Test
  void aCaptureThrownAwayBySomebodyElse_isSaid() throws Exception {
    Capture capture = Capture.start(scratch.resolve("out.jfr"));
    FlightRecorder.getFlightRecorder().getRecordings().stream()
        .filter(recording -> "spandrel-capture".equals(recording.getName()))
        .forEach(recording -> {
          discard(recording);
        });

    assertThatThrownBy(capture::stop)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended by somebody else");
  }

  private static void discard(Recording recording) {
    try {
      recording.setDestination(null);
      recording.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
