package io.spandrel.recorder.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptorTableTest {
  private static final Path STATUS = Path.of("/proc/self/status");

  @Test
  void limit_isTheSoftOne() {
    String heading = "Limit                     Soft Limit           Hard Limit           Units";
    assertThat(
            DescriptorTable.limit(
                List.of(heading, "Max open files            4096                 524288   files")))
        .isEqualTo(4096);
    assertThat(
            DescriptorTable.limit(
                List.of(heading, "Max open files            unlimited            unlimited files")))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(DescriptorTable.limit(List.of(heading))).isZero();
  }

  @Test
  void reserve_makesRoomForTwiceTheFilesThatItOpens() throws IOException {
    assumeTrue(Files.isReadable(STATUS));
    assumeTrue(
        DescriptorTable.limit(Files.readAllLines(Path.of("/proc/self/limits")))
            >= DescriptorTable.LEAST_LIMIT);
    DescriptorTable.reserve();
    assertThat(slots()).isGreaterThanOrEqualTo(2 * RunQueueFile.MOST_OPEN);
  }

  private static int slots() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("FDSize:"))
        .map(line -> Integer.parseInt(line.substring("FDSize:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }
}
