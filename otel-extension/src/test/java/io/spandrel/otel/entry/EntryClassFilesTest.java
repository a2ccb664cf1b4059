package io.spandrel.otel.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class file for 17 here would keep the whole agent from starting on a JDK 8 or 11. */
class EntryClassFilesTest {
  private static final int JAVA_8 = 52;

  @Test
  void entryClasses_canBeLoadedByJava8() throws Exception {
    Path classes =
        Path.of(
            AnnotationInstrumentationModule.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    List<Path> files;
    try (Stream<Path> entries = Files.list(classes.resolve("io/spandrel/otel/entry"))) {
      files = entries.filter(file -> file.toString().endsWith(".class")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(majorVersion(file)).as(file.getFileName().toString()).isEqualTo(JAVA_8);
    }
  }

  private static int majorVersion(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.readInt();
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }
}
