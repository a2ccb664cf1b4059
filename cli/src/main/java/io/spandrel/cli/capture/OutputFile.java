package io.spandrel.cli.capture;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Where a capture goes. It is written beside that place under another name and moved there when it
 * is whole, so that it arrives whole or not at all.
 */
final class OutputFile implements AutoCloseable {
  /** How every recording begins. */
  private static final byte[] MAGIC = {'F', 'L', 'R', 0};

  private final String name;
  private final Path file;
  private final Path partial;

  private OutputFile(String name, Path file, Path partial) {
    this.name = name;
    this.file = file;
    this.partial = partial;
  }

  /**
   * Makes the temporary file, so that all that can be wrong with the place is known before anything
   * is captured. Only its owner may read it: a recording tells much about a program.
   *
   * @param name as the user gave it
   * @param force whether a file that is there may be replaced
   * @throws UsageException if the place won't do
   */
  static OutputFile open(Path workingDirectory, String name, boolean force) {
    Path file = path(workingDirectory, name);
    Path directory = file.getParent();
    if (Files.isDirectory(file)) {
      throw new UsageException("-o '" + name + "' is a directory: name a file in it");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !force) {
      throw new UsageException(
          "-o '" + name + "' is there already: give another name, or --force to replace it");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageException("-o '" + name + "': there is no directory " + directory);
    }
    try {
      Path partial = Files.createTempFile(directory, "." + file.getFileName() + "-", ".part");
      return new OutputFile(name, file, partial);
    } catch (IOException e) {
      throw new UsageException("-o '" + name + "' cannot be written: " + reason(e));
    }
  }

  private static Path path(Path workingDirectory, String name) {
    try {
      return workingDirectory.resolve(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("-o '" + name + "' is not a file name");
    }
  }

  private static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "you may not write in that directory";
    }
    return failed instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : failed.getMessage();
  }

  /** As the user gave it. */
  String name() {
    return name;
  }

  /** What is filled, before {@link #keep}. */
  Path partial() {
    return partial;
  }

  /**
   * Puts the file in its place.
   *
   * @return its size in bytes
   * @throws CaptureFailedException if it is no recording
   */
  long keep() throws CaptureFailedException, IOException {
    requireRecording();
    long bytes = Files.size(partial);
    try {
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return bytes;
  }

  private void requireRecording() throws CaptureFailedException, IOException {
    try (InputStream in = Files.newInputStream(partial)) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new CaptureFailedException("what came is not a recording; nothing was saved");
      }
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      partial.toFile().deleteOnExit();
    }
  }
}
