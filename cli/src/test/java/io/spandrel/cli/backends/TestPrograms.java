package io.spandrel.cli.backends;

import io.spandrel.cli.launch.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The real programs for tests. Where one cannot be had the test that asked is skipped with one line
 * that says why; with {@code SPANDREL_REQUIRE_BACKENDS=true} it fails instead.
 */
final class TestPrograms {
  static final ConfigDirectory CONFIGS = ConfigDirectory.find(Map.of(), Path.of(""));

  private static final BackendPrograms PROGRAMS =
      new BackendPrograms(CONFIGS, System.getenv(), line -> {});

  private TestPrograms() {}

  static synchronized Path locate(BackendKind kind) throws InterruptedException {
    try {
      return PROGRAMS.locate(kind);
    } catch (UsageException missing) {
      return absent(missing.getMessage());
    }
  }

  static Map<BackendKind, Path> locateAll(BackendList list) throws InterruptedException {
    Map<BackendKind, Path> programs = new EnumMap<>(BackendKind.class);
    for (BackendKind kind : list.kinds()) {
      programs.put(kind, locate(kind));
    }
    return programs;
  }

  /** A tool that is no backend, from the PATH. */
  static Path tool(String name) {
    for (String directory : System.getenv("PATH").split(":")) {
      Path tool = Path.of(directory, name);
      if (Files.isExecutable(tool)) {
        return tool;
      }
    }
    return absent(name + " is not on the PATH");
  }

  private static Path absent(String reason) {
    if (Boolean.parseBoolean(System.getenv("SPANDREL_REQUIRE_BACKENDS"))) {
      throw new AssertionError("SPANDREL_REQUIRE_BACKENDS=true, but " + reason);
    }
    System.err.println("Skipped: " + reason); // the build's output shows no reasons of its own
    return Assumptions.abort(reason);
  }
}
