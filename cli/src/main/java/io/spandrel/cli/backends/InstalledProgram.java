package io.spandrel.cli.backends;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Looks for a program where a shell would. */
final class InstalledProgram {

  private InstalledProgram() {}

  /** The first executable file of this name in a directory of the {@code PATH}. */
  static Optional<Path> find(Map<String, String> environment, String name) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> in(directory, name))
        .flatMap(Optional::stream)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> in(String directory, String name) {
    try {
      return Optional.of(Path.of(directory, name));
    } catch (InvalidPathException noDirectory) {
      return Optional.empty();
    }
  }
}
