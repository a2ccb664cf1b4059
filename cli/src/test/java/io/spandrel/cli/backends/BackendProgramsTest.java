package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendProgramsTest {

  @TempDir private Path directory;

  private final List<String> progress = new ArrayList<>();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("PATH", System.getenv("PATH")));

  @Test
  void namedProgram_isTaken() throws Exception {
    Path program = script("my-jaeger", "exit 0");
    environment.put("SPANDREL_JAEGER", program.toString());

    assertThat(programs().locate(BackendKind.JAEGER)).isEqualTo(program);
  }

  @Test
  void namedProgramThatIsNone_isRefusedByName() {
    environment.put("SPANDREL_TEMPO", directory.toString());

    assertThatThrownBy(() -> programs().locate(BackendKind.TEMPO))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "SPANDREL_TEMPO='%s' is no executable file: correct it, or unset it", directory);
  }

  @Test
  void buildScript_givesThePathAndSaysThatItBuilds() throws Exception {
    script("build/build-jaeger", "echo 'building jaeger' >&2; echo noise >&2; echo /some/jaeger");

    assertThat(programs().locate(BackendKind.JAEGER)).isEqualTo(Path.of("/some/jaeger"));
    assertThat(progress).containsExactly("building jaeger");
  }

  @Test
  void buildScriptThatFails_isQuotedWithItsLastLine() throws Exception {
    script("build/build-jaeger", "echo first >&2; echo 'no go on the PATH' >&2; exit 1");

    assertThatThrownBy(() -> programs().locate(BackendKind.JAEGER))
        .isInstanceOf(UsageException.class)
        .hasMessage("no go on the PATH");
  }

  @Test
  void programToInstall_isFoundOnThePathOrToldHowToGet() throws Exception {
    environment.put("PATH", directory.toString());
    assertThatThrownBy(() -> programs().locate(BackendKind.PROMETHEUS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("apt-get install prometheus");

    Path prometheus = script("prometheus", "exit 0");

    assertThat(programs().locate(BackendKind.PROMETHEUS)).isEqualTo(prometheus);
  }

  private BackendPrograms programs() {
    return new BackendPrograms(new ConfigDirectory(directory), environment, progress::add);
  }

  private Path script(String name, String text) throws IOException {
    Path script = directory.resolve(name);
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
