package io.spandrel.cli.file;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a command writes. It is written beside its place under another name and moved there
 * when it is whole, so that it arrives whole or not at all. What is no file, such as {@code
 * /dev/stdout}, is written itself.
 */
public final class OutputFile implements AutoCloseable {

  private final String name;
  private final Path file;
  private final Path partial;
  private boolean kept;

  private OutputFile(String name, Path file, Path partial) {
    this.name = name;
    this.file = file;
    this.partial = partial;
  }

  /**
   * Makes the temporary file, so that all that can be wrong with the place is known before anything
   * is done. Only its owner may read it: what comes out of a recording tells much about a program.
   *
   * @param option that named it: {@code -o}
   * @param name as the user gave it
   * @param force whether a file that is there may be replaced
   * @throws UsageException if the place won't do
   */
  public static OutputFile open(Path workingDirectory, String option, String name, boolean force) {
    Path file = path(workingDirectory, option, name);
    Path directory = file.getParent();
    String named = option + " '" + name + "'";
    if (Files.isDirectory(file)) {
      throw new UsageException(named + " is a directory: name a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new OutputFile(name, file, file);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !force) {
      throw new UsageException(
          named + " is there already: give another name, or --force to replace it");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageException(named + ": there is no directory " + directory);
    }
    try {
      Path partial = Files.createTempFile(directory, "." + file.getFileName() + "-", ".part");
      return new OutputFile(name, file, partial);
    } catch (IOException e) {
      throw new UsageException(named + " cannot be written: " + FileFailure.reason(e));
    }
  }

  private static Path path(Path workingDirectory, String option, String name) {
    try {
      return workingDirectory.resolve(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException(option + " '" + name + "' is not a file name");
    }
  }

  /** As the user gave it. */
  public String name() {
    return name;
  }

  /** What is filled, before {@link #keep}. */
  public Path partial() {
    return partial;
  }

  /**
   * Puts the file in its place.
   *
   * @return its size in bytes
   */
  public long keep() throws IOException {
    long bytes = Files.size(partial);
    if (partial.equals(file)) {
      kept = true;
      return bytes;
    }
    try {
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
    kept = true;
    return bytes;
  }

  /** True once it is in its place. */
  public boolean isKept() {
    return kept;
  }

  /** Removes what was not kept. */
  @Override
  public void close() {
    if (partial.equals(file)) {
      return;
    }
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      partial.toFile().deleteOnExit();
    }
  }
}
