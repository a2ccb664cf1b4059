package io.spandrel.cli.backends;

import io.spandrel.cli.launch.UsageException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory {@code collector-config} with the backends' files. Immutable. */
public record ConfigDirectory(Path path) {

  private static final String VARIABLE = "SPANDREL_COLLECTOR_CONFIG";
  private static final String NAME = "collector-config";

  /**
   * The directory that the environment names, else the one of the clone in which this program was
   * built or is run.
   *
   * @throws UsageException if there is none
   */
  public static ConfigDirectory find(Map<String, String> environment, Path workingDirectory) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isBlank()) {
      Path named = workingDirectory.resolve(given).toAbsolutePath();
      if (!isConfig(named)) {
        throw new UsageException(VARIABLE + "='" + given + "' has no jaeger.yaml in it");
      }
      return new ConfigDirectory(named);
    }
    return Stream.of(ownPlace(), Optional.of(workingDirectory.toAbsolutePath()))
        .flatMap(Optional::stream)
        .flatMap(start -> Stream.iterate(start, up -> up != null, Path::getParent))
        .map(up -> up.resolve(NAME))
        .filter(ConfigDirectory::isConfig)
        .findFirst()
        .map(ConfigDirectory::new)
        .orElseThrow(() ->
            new UsageException(
                "there is no directory collector-config above this program: run ./spandrel in a"
                    + " clone, or set "
                    + VARIABLE));
  }

  private static boolean isConfig(Path directory) {
    return Files.isRegularFile(directory.resolve("jaeger.yaml"));
  }

  private static Optional<Path> ownPlace() {
    CodeSource source = ConfigDirectory.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath());
    } catch (URISyntaxException unusable) {
      return Optional.empty();
    }
  }

  /** A file in it. */
  public Path file(String name) {
    return path.resolve(name);
  }
}
