package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedstatTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"'928124 2392561 1', 2392561", "'0 0 0', 0", "'5 17', 17", "5, -1", "'', -1"})
  void secondNumber_isReadWhereThereIsOne(String line, long number) {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));

    assertThat(Schedstat.secondNumber(bytes)).isEqualTo(number);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void runQueueNanos_isNoFileReadOfTheFlightRecorder() throws Exception {
    Path file = directory.resolve("reads.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withThreshold(Duration.ZERO);
      recording.start();
      Schedstat schedstat = Schedstat.openForCurrentThread();
      for (int i = 0; i < 100; i++) {
        schedstat.runQueueNanos();
      }
      recording.stop();
      recording.dump(file);
    }

    assertThat(RecordingFile.readAllEvents(file))
        .extracting(SchedstatTest::path)
        .doesNotContain("/proc/thread-self/schedstat");
  }

  private static String path(RecordedEvent fileRead) {
    return fileRead.getString("path");
  }
}
