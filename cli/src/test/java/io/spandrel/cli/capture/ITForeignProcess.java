package io.spandrel.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of somebody else. Needs root, to be somebody else, and {@code setpriv}. */
class ITForeignProcess {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final String NOBODY = "65534";

  @TempDir private Path scratch;

  @Test
  void processOfSomebodyElse_isOneLineAndNotTouched() throws Exception {
    assumeTrue(
        System.getProperty("user.name").equals("root") && Files.isExecutable(SETPRIV),
        "root and setpriv are needed");
    try (Programs programs = new Programs(scratch)) {
      Process sleep = programs.start("sleep", "600").process();
      String pid = Long.toString(sleep.pid());

      Programs.Running capture =
          programs.start(
              SETPRIV.toString(),
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              Programs.JAVA,
              "-XX:TieredStopAtLevel=1",
              "-jar",
              readableJar().toString(),
              "capture",
              pid,
              "-o",
              "out.jfr");

      assertThat(capture.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(capture.process().exitValue()).isEqualTo(2);
      assertThat(Files.readString(capture.log()).lines())
          .singleElement()
          .asString()
          .startsWith("spandrel: process " + pid + " belongs to root, and you are ");
      assertThat(sleep.isAlive()).isTrue();
    }
  }

  /** The build's own directory need not be open to everybody. */
  private Path readableJar() throws IOException {
    Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = Files.copy(Path.of("target", "spandrel.jar"), scratch.resolve("spandrel.jar"));
    return Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
