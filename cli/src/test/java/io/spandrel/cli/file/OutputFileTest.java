package io.spandrel.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.launch.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  private static final byte[] RECORDING = {'F', 'L', 'R', 0, 1, 2, 3};

  @TempDir private Path scratch;
  private Path file;

  @BeforeEach
  void name() {
    file = scratch.resolve("out.jfr");
  }

  @Test
  void aRecording_isThereWhenItIsKeptAndNotBefore() throws Exception {
    try (OutputFile out = OutputFile.open(scratch, "-o", "out.jfr", false)) {
      Files.write(out.partial(), RECORDING);
      assertThat(file).doesNotExist();
      assertThat(out.keep()).isEqualTo(RECORDING.length);
    }

    assertThat(file).hasBinaryContent(RECORDING);
    assertThat(scratch.toFile().list()).containsExactly("out.jfr");
  }

  @Test
  void whatIsNotKept_leavesNothing() {
    OutputFile.open(scratch, "-o", "out.jfr", false).close();

    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThere_isReplacedByForceOnly() throws Exception {
    Files.writeString(file, "precious");

    assertThatThrownBy(() -> OutputFile.open(scratch, "-o", "out.jfr", false))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is there already")
        .hasMessageContaining("--force");
    try (OutputFile out = OutputFile.open(scratch, "-o", "out.jfr", true)) {
      assertThat(file).hasContent("precious");
      Files.write(out.partial(), RECORDING);
      out.keep();
    }
    assertThat(file).hasBinaryContent(RECORDING);
  }

  @Test
  void aPlaceThatWontDo_isOneLine() {
    assertThatThrownBy(() -> OutputFile.open(scratch, "-o", ".", true))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is a directory");
    assertThatThrownBy(() -> OutputFile.open(scratch, "-o", "missing/out.jfr", false))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no directory " + scratch.resolve("missing"));
    assertThatThrownBy(() -> OutputFile.open(scratch, "-o", "/proc/out.jfr", false))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be written");
  }
}
