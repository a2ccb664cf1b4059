package io.spandrel.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.launch.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {

  @TempDir private Path scratch;

  @Test
  void whatIsNoFile_isALineThatNamesIt() {
    for (String name : new String[] {"missing.jfr", ".", "nul\0.jfr"}) {
      assertThatThrownBy(() -> RecordingFile.find(scratch, name))
          .isInstanceOf(UsageException.class)
          .message()
          .startsWith("'" + name + "' ")
          .doesNotContain("\n");
    }
  }

  @Test
  void unreadableFile_isOfAnotherKindOrDamaged() throws Exception {
    Files.writeString(scratch.resolve("notes.txt"), "hello");
    Files.write(scratch.resolve("stub.jfr"), new byte[] {'F', 'L', 'R', 0, 0, 2});

    assertThat(RecordingFile.find(scratch, "notes.txt").unreadable("it is damaged"))
        .hasMessageContaining("'notes.txt' is no recording");
    assertThat(RecordingFile.find(scratch, "stub.jfr").unreadable("it is damaged"))
        .hasMessage("it is damaged");
  }
}
