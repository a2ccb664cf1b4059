package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedJarsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void ofEachKind_theNewestStayAndThoseUsedOfLate() throws IOException {
    for (int days = 10; days < 80; days += 10) {
      used("agent-00000000000000" + days + ".jar", days);
    }
    used("agent-0123456789abcdef.jar.bak", 90);
    used("agent-mine.jar", 90);
    used("extension-0123456789abcdef.jar", 90);
    used("agent77.partial", 90);
    used("agent78.partial", 1);
    Files.createDirectory(directory.resolve("backends"));

    UnusedJars.remove(directory, "agent", NOW);

    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(
            "agent-0000000000000010.jar",
            "agent-0000000000000020.jar",
            "agent-0000000000000030.jar",
            "agent-0123456789abcdef.jar.bak",
            "agent-mine.jar",
            "extension-0123456789abcdef.jar",
            "agent78.partial",
            "backends");
  }

  @Test
  void manyThatAreInUse_allStay() throws IOException {
    for (int i = 10; i < 20; i++) {
      used("agent-00000000000000" + i + ".jar", i);
    }

    UnusedJars.remove(directory, "agent", NOW);

    assertThat(directory.toFile().list()).hasSize(10);
  }

  private void used(String name, int daysAgo) throws IOException {
    Path file = Files.createFile(directory.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(daysAgo))));
  }
}
