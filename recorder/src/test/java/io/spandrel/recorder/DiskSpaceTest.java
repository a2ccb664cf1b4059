package io.spandrel.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
  private static final long MB = 1 << 20;
  private static final long PLENTY = 10_000 * MB;

  @TempDir private Path directory;

  @Test
  void roomEnough_isNoReason() {
    assertThat(DiskSpace.reason(directory, "ext4", PLENTY, 256 * MB)).isEmpty();
    assertThat(DiskSpace.reason(directory, "tmpfs", 1_024 * MB, 256 * MB)).isEmpty();
  }

  @Test
  void littleRoom_isAReasonThatSaysHowMuchAndWhatToDo() {
    assertThat(DiskSpace.reason(directory, "ext4", PLENTY, 256 * MB - 1))
        .hasValueSatisfying(reason ->
            assertThat(reason)
                .contains("only 255 MB")
                .contains(directory.toString())
                .contains("-XX:FlightRecorderOptions=repository="));
  }

  @Test
  void smallTmpfs_isAReason() {
    assertThat(DiskSpace.reason(directory, "tmpfs", 1_024 * MB - 1, 900 * MB))
        .hasValueSatisfying(reason -> assertThat(reason).contains("tmpfs of 1023 MB"));
  }

  @Test
  void directoryThatIsNotThere_isAReason() {
    Path missing = directory.resolve("missing");
    assertThat(DiskSpace.reason(missing, "ext4", PLENTY, PLENTY))
        .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be written to"));
    assertThat(DiskSpace.reasonNotToRecord(missing))
        .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be"));
  }
}
