package io.spandrel.cli.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Main classes by a jar's manifest: a JVM that was started with {@code -jar} tells the jar alone.
 */
final class JarMainClasses {

  /** In a jar with a launcher of Spring Boot's, the class that its author wrote. */
  private static final String BEHIND_A_LAUNCHER = "Start-Class";

  private JarMainClasses() {}

  /** Empty if the jar is not to be read, or names none. */
  static List<String> of(Path jar) {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      if (manifest == null) {
        return List.of();
      }
      Attributes main = manifest.getMainAttributes();
      return Stream.of(main.getValue(BEHIND_A_LAUNCHER), main.getValue(Attributes.Name.MAIN_CLASS))
          .filter(Objects::nonNull)
          .map(String::strip)
          .toList();
    } catch (IOException | RuntimeException notToBeRead) {
      return List.of();
    }
  }
}
