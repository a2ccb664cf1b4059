package io.spandrel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void secondCompiler_isForRecordingsThatTakeLong() throws Exception {
    Path small = fileOf(49 << 20);
    Path large = fileOf(51 << 20);
    assertThat(started("report", small.toString())).contains("TieredStopAtLevel");
    assertThat(started("report", "--json", large.toString())).doesNotContain("TieredStopAtLevel");
    assertThat(started("export", large.toString(), "-o", "out.jsonl"))
        .doesNotContain("TieredStopAtLevel");
    assertThat(started("run", "--", "java", "-jar", large.toString()))
        .contains("TieredStopAtLevel");
    assertThat(started("report", "missing file.jfr"))
        .contains("TieredStopAtLevel")
        .endsWith("report\nmissing file.jfr\n");
  }

  private Path fileOf(long bytes) throws IOException {
    Path path = Files.createTempFile(directory, "a recording ", ".jfr");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
    return path;
  }

  /** What the script starts Java with, in a tree that has been built: a line for each argument. */
  private String started(String... arguments) throws Exception {
    Path root = Files.createTempDirectory(directory, "tree");
    Path script = Files.copy(SCRIPT, root.resolve("spandrel"));
    Files.createFile(Files.createDirectories(root.resolve("cli/target")).resolve("spandrel.jar"));
    Path output = root.resolve("output");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", fakeJava("17.0.1").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  /** Tells its version, or what else it was asked for. */
  private Path fakeJava(String version) throws IOException {
    Path home = Files.createTempDirectory(directory, "jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "%s"' >&2
        else
          printf '%%s\\n' "$@"
        fi
        """
            .formatted(version));
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
