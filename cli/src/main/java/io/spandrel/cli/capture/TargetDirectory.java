package io.spandrel.cli.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;

/**
 * A directory that both this program and the captured one can use: in the temporary directory of
 * the captured one, as it may live in a container with files of its own, and belonging to its user.
 * Nobody else may look into it. Closing it removes it with all in it.
 */
final class TargetDirectory implements AutoCloseable {
  private final Path here;
  private final Path there;

  private TargetDirectory(Path here, Path there) {
    this.here = here;
    this.there = there;
  }

  /**
   * @param temporary the other JVM's {@code java.io.tmpdir}
   */
  static TargetDirectory create(long pid, String temporary) throws IOException {
    Path parent = Path.of(rootOf(pid) + temporary);
    Path here = Files.createTempDirectory(parent, "spandrel-capture-");
    TargetDirectory directory =
        new TargetDirectory(here, Path.of(temporary).resolve(here.getFileName()));
    if (Files.getFileStore(here).supportsFileAttributeView("posix")) {
      directory.giveTo(pid);
    }
    return directory;
  }

  /** Empty: it has the same files as we. */
  private static String rootOf(long pid) {
    Path root = Path.of("/proc/" + pid + "/root");
    try {
      return Files.isSameFile(root, Path.of("/")) ? "" : root.toString();
    } catch (IOException | SecurityException unreadable) {
      return "";
    }
  }

  private void giveTo(long pid) throws IOException {
    Files.setPosixFilePermissions(here, PosixFilePermissions.fromString("rwx------"));
    give(here, pid);
  }

  private static void give(Path file, long pid) throws IOException {
    Path process = Path.of("/proc/" + pid);
    if (Files.exists(process)) {
      UserPrincipal owner = Files.getOwner(process);
      if (!owner.equals(Files.getOwner(file))) {
        Files.setOwner(file, owner);
      }
    }
  }

  /** A file in it, as this program names it. */
  Path here(String name) {
    return here.resolve(name);
  }

  /** A file in it, as the captured program names it, in quotes. */
  String there(String name) {
    return "\"" + there.resolve(name) + "\"";
  }

  /** Puts a file into it that the captured program can read. */
  void write(String name, byte[] content, long pid) throws IOException {
    Files.write(here(name), content);
    if (Files.getFileStore(here).supportsFileAttributeView("posix")) {
      give(here(name), pid);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(here)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(here);
  }
}
