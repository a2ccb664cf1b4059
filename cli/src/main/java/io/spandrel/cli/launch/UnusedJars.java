package io.spandrel.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes what older versions left in the cache. A program that runs may open its agent's jar at
 * any time, so only jars go that nobody started a program with for {@link #UNUSED}, and of each
 * kind the newest {@value #KEPT} stay whatever their age. A file's time of modification is that of
 * its last use.
 */
final class UnusedJars {

  static final int KEPT = 3;
  static final Duration UNUSED = Duration.ofDays(30);

  private record Used(Path file, Instant last) {}

  private UnusedJars() {}

  /**
   * Files of other names are never touched; of one that is gone already, or may not be deleted,
   * nothing is said.
   *
   * @throws IOException if the directory cannot be read
   */
  static void remove(Path directory, String artifact, Instant now) throws IOException {
    Instant limit = now.minus(UNUSED);
    List<Used> jars = named(directory, artifact + "-[0-9a-f]{16}\\.jar");
    jars.stream().skip(KEPT).filter(jar -> jar.last().isBefore(limit)).forEach(UnusedJars::delete);
    named(directory, artifact + "\\d+\\.partial").stream()
        .filter(part -> part.last().isBefore(limit))
        .forEach(UnusedJars::delete);
  }

  /** Last used first. */
  private static List<Used> named(Path directory, String pattern) throws IOException {
    Pattern name = Pattern.compile(pattern);
    List<Used> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (name.matcher(file.getFileName().toString()).matches()) {
          try {
            found.add(new Used(file, Files.getLastModifiedTime(file).toInstant()));
          } catch (IOException goneMeanwhile) {
            // Another spandrel is at it too.
          }
        }
      }
    }
    found.sort(Comparator.comparing(Used::last).reversed());
    return found;
  }

  private static void delete(Used jar) {
    try {
      Files.deleteIfExists(jar.file());
    } catch (IOException kept) {
      // It is tried again next time.
    }
  }
}
