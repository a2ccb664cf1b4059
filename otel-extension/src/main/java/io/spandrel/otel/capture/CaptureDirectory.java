package io.spandrel.otel.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where captures that the program starts itself go. Files arrive whole or not at all, only their
 * owner may read them, and all together stay within a bound: the oldest go first. Files that are
 * not called as ours are neither counted nor touched.
 */
final class CaptureDirectory {
  /** Left for everybody else on that disk. */
  static final long LEAST_FREE_BYTES = 64L << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  /** Other JVMs may write here too; what is older than this nobody is writing any more. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path directory;
  private final long mostBytes;

  CaptureDirectory(Path directory, long mostBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
  }

  /** One sentence on why no capture can be kept here; empty: one can. */
  Optional<String> reasonNotToWrite() {
    if (!Files.isDirectory(directory)) {
      return Optional.of("the directory " + directory + " does not exist");
    }
    if (!Files.isWritable(directory)) {
      return Optional.of("the directory " + directory + " cannot be written to");
    }
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      return free < LEAST_FREE_BYTES
          ? Optional.of(
              "only %d MB are free in the directory %s (%d MB are needed)"
                  .formatted(free >> 20, directory, LEAST_FREE_BYTES >> 20))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("the directory " + directory + " cannot be looked at (" + e + ")");
    }
  }

  /**
   * Writes a file, then deletes the oldest ones until all are within the bound.
   *
   * @throws IOException if it could not be written, or is larger than the bound by itself; nothing
   *     of it is left then
   */
  void add(String name, InputStream content) throws IOException {
    deleteAbandoned();
    Path partial = directory.resolve(CaptureNames.partial(name));
    try {
      long bytes = write(content, partial);
      deleteOldest(mostBytes - bytes);
      Files.move(partial, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private long write(InputStream content, Path file) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(file)))) {
      return copy(content, out);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another program is writing " + file, e);
    }
  }

  /** Gives up at the bound, so that no more than that is ever on the disk for one file. */
  private long copy(InputStream content, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      bytes += read;
      if (bytes > mostBytes) {
        throw new IOException(
            "it has more than the %d MB that spandrel.capture.max-size allows for all"
                .formatted(mostBytes >> 20));
      }
      out.write(buffer, 0, read);
    }
    return bytes;
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private void deleteOldest(long keptBytes) throws IOException {
    // Names begin with the time.
    List<Path> files = new ArrayList<>(files(CaptureNames::isSampled));
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    for (Path file : files) {
      if (bytes <= keptBytes) {
        return;
      }
      bytes -= Files.size(file);
      Files.deleteIfExists(file);
    }
  }

  private void deleteAbandoned() throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    for (Path file : files(CaptureNames::isPartial)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> files(Predicate<String> names) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> names.test(file.getFileName().toString()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
