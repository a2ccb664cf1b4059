package io.spandrel.cli.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a file where it is told to, so that one sees whether it ran. */
public final class WritesAFile {

  private WritesAFile() {}

  public static void main(String[] arguments) throws IOException {
    Files.createFile(Path.of(arguments[0]));
  }
}
