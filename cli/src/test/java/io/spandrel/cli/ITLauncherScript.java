package io.spandrel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top of the repository, up to where it would build or start something. */
class ITLauncherScript {

  private static final Path SCRIPT = Path.of("..", "spandrel").toAbsolutePath().normalize();

  @TempDir private Path directory;

  @Test
  void missingJava_isOneLine() throws Exception {
    assertThat(refusal(directory.resolve("nowhere")))
        .startsWith("spandrel: no java found by JAVA_HOME (")
        .hasLineCount(1);
  }

  @Test
  void oldJava_isOneLine() throws Exception {
    assertThat(refusal(fakeJava("11.0.22")))
        .contains("is too old (11): set JAVA_HOME to JDK 17 or newer")
        .hasLineCount(1);
    assertThat(refusal(fakeJava("1.8.0_402"))).contains("is too old (1)").hasLineCount(1);
  }

  private Path fakeJava(String version) throws IOException {
    Path home = Files.createTempDirectory(directory, "jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private String refusal(Path javaHome) throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), SCRIPT);
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(link.toString(), "--version")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
    } finally {
      process.destroyForcibly();
      Files.delete(link);
    }
    return Files.readString(output);
  }
}
