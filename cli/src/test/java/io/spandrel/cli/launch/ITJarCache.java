package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the jars that the build puts beside our classes before it packages them. */
class ITJarCache {

  @TempDir private Path directory;

  @Test
  void file_isWholeAndLeavesNothingElse() throws IOException {
    Path file = new JarCache(directory.resolve("deep")).file(BundledJar.EXTENSION);

    try (JarFile jar = new JarFile(file.toFile())) {
      assertThat(jar.stream()).isNotEmpty();
    }
    assertThat(Files.list(directory.resolve("deep"))).containsExactly(file);
  }

  @Test
  void file_isWrittenOnceAndItsLastUseIsKept() throws IOException {
    JarCache cache = new JarCache(directory);
    Path first = cache.file(BundledJar.EXTENSION);
    Object inode = Files.readAttributes(first, BasicFileAttributes.class).fileKey();
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(first, old);

    Path second = cache.file(BundledJar.EXTENSION);

    assertThat(second).isEqualTo(first);
    assertThat(Files.readAttributes(second, BasicFileAttributes.class).fileKey()).isEqualTo(inode);
    assertThat(Files.getLastModifiedTime(second)).isGreaterThan(old);
  }

  @Test
  void damagedFile_isReplaced() throws IOException {
    JarCache cache = new JarCache(directory);
    Path file = cache.file(BundledJar.EXTENSION);
    long size = Files.size(file);
    Files.writeString(file, "cut");

    assertThat(cache.file(BundledJar.EXTENSION)).isEqualTo(file).hasSize(size);
  }

  @Test
  void directoryThatCannotBeMade_isReplacedByATemporaryOne() throws IOException {
    Path notADirectory = Files.createFile(directory.resolve("file"));

    Path file = new JarCache(notADirectory).file(BundledJar.EXTENSION);

    assertThat(file).isRegularFile().satisfies(f -> assertThat(f.startsWith(directory)).isFalse());
    Files.delete(file);
    Files.delete(file.getParent());
  }

  @Test
  void ofUser_followsTheCacheDirectoryOfTheDesktopStandard() {
    Path file =
        JarCache.ofUser(Map.of("XDG_CACHE_HOME", directory.toString())).file(BundledJar.EXTENSION);

    assertThat(file.getParent()).isEqualTo(directory.resolve("spandrel"));
  }
}
