package io.spandrel.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Where bundled jars become files. A file's name holds a hash of its content, so several versions
 * of Spandrel may share a directory, and several may write to it at once. Those that no version has
 * used for long go.
 */
public final class JarCache {

  private static final int HASH_DIGITS = 16;

  private final Path directory;

  public JarCache(Path directory) {
    this.directory = directory;
  }

  /** Below {@code XDG_CACHE_HOME} if that is an absolute path, else below {@code ~/.cache}. */
  public static JarCache ofUser(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        given.startsWith("/") ? Path.of(given) : Path.of(System.getProperty("user.home"), ".cache");
    return new JarCache(caches.resolve("spandrel"));
  }

  /**
   * The jar as a file: from the directory, or where that cannot be written from a temporary one
   * that goes when this JVM ends.
   *
   * @throws UsageException if there is no room for it anywhere
   */
  public Path file(BundledJar jar) {
    try {
      return fileIn(directory, jar);
    } catch (IOException unusable) {
      try {
        Path temporary = Files.createTempDirectory("spandrel-");
        temporary.toFile().deleteOnExit();
        Path file = fileIn(temporary, jar);
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException failed) {
        throw new UsageException(
            "cannot write "
                + jar.artifact()
                + ".jar, neither to "
                + directory
                + " nor to a temporary directory: "
                + failed.getMessage());
      }
    }
  }

  private static Path fileIn(Path directory, BundledJar jar) throws IOException {
    Path file = written(directory, jar);
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      UnusedJars.remove(directory, jar.artifact(), Instant.now());
    } catch (IOException notOurs) {
      // Somebody else looks after the directory: it holds what is needed.
    }
    return file;
  }

  private static Path written(Path directory, BundledJar jar) throws IOException {
    Content content = Content.of(jar);
    Path file =
        directory.resolve(jar.artifact() + "-" + content.hash().substring(0, HASH_DIGITS) + ".jar");
    if (Files.isRegularFile(file) && Files.size(file) == content.bytes()) {
      return file;
    }
    Files.createDirectories(directory);
    Path partial = Files.createTempFile(directory, jar.artifact(), ".partial");
    try (InputStream stream = jar.open()) {
      Files.copy(stream, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
    return file;
  }

  private record Content(String hash, long bytes) {

    static Content of(BundledJar jar) throws IOException {
      try (InputStream stream = jar.open();
          DigestOutputStream digest =
              new DigestOutputStream(
                  OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
        long bytes = stream.transferTo(digest);
        return new Content(HexFormat.of().formatHex(digest.getMessageDigest().digest()), bytes);
      } catch (NoSuchAlgorithmException absent) {
        throw new IllegalStateException("every Java has SHA-256", absent);
      }
    }
  }
}
