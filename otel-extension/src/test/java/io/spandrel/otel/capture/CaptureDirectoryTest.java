package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureDirectoryTest {
  private static final Instant START = Instant.parse("2026-11-25T16:00:00Z");
  private static final String TRACE_ID = "0123456789abcdef0123456789abcdef";
  private static final int BOUND = 1_000;

  @TempDir private Path scratch;

  private static String name(int minute) {
    return CaptureNames.sampled(START.plus(Duration.ofMinutes(minute)), TRACE_ID);
  }

  private void add(int minute, int bytes) throws IOException {
    new CaptureDirectory(scratch, BOUND)
        .add(name(minute), new ByteArrayInputStream(new byte[bytes]));
  }

  private void put(String name, int bytes) throws IOException {
    Files.write(scratch.resolve(name), new byte[bytes]);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFile_arrivesWholeAndIsItsOwnersAlone() throws IOException {
    add(0, 500);

    assertThat(names()).containsExactly(name(0));
    assertThat(scratch.resolve(name(0))).hasSize(500);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.resolve(name(0)))))
        .isEqualTo("rw-------");
  }

  @Test
  void theOldest_goFirstAndNoMoreThanNeeded() throws IOException {
    add(2, 400);
    add(0, 400);
    add(1, 200);
    add(3, 300);

    assertThat(names()).containsExactly(name(1), name(2), name(3));
  }

  @Test
  void filesOfOthers_areNeitherCountedNorDeleted() throws IOException {
    put("user.jfr", 5_000);
    put("spandrel-notes.jfr", 5_000);
    put("spandrel-20260101T000000.000Z-short.jfr", 5_000);
    put("spandrel-20260101T000000.000Z-" + TRACE_ID + ".jfr.bak", 5_000);
    Files.createDirectory(scratch.resolve("spandrel-20260101T000000.000Z-" + TRACE_ID + ".jfr"));
    List<String> others = names();
    add(0, 900);
    add(1, 900);

    assertThat(names()).containsAll(others).contains(name(1)).doesNotContain(name(0));
  }

  @Test
  void aFileOverTheBound_isNotKeptAndCostsNoOther() throws IOException {
    add(0, 900);

    assertThatThrownBy(() -> add(1, BOUND + 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("spandrel.capture.max-size");
    assertThat(names()).containsExactly(name(0));
  }

  @Test
  void contentThatBreaksOff_leavesNothing() {
    InputStream broken =
        new InputStream() {
          private int left = 100;

          @Override
          public int read() throws IOException {
            if (left <= 0) {
              throw new IOException("gone");
            }
            left--;
            return 1;
          }
        };

    assertThatThrownBy(() -> new CaptureDirectory(scratch, BOUND).add(name(0), broken))
        .hasMessage("gone");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void halfFilesOfJvmsThatDied_areDeletedAfterAnHour() throws IOException {
    put(CaptureNames.partial(name(0)), 10);
    put(CaptureNames.partial(name(1)), 10);
    put("other.part", 10);
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    Files.setLastModifiedTime(scratch.resolve(CaptureNames.partial(name(0))), old);
    Files.setLastModifiedTime(scratch.resolve("other.part"), old);
    add(2, 10);

    assertThat(names())
        .containsExactlyInAnyOrder("other.part", CaptureNames.partial(name(1)), name(2));
  }

  @Test
  void aDirectoryThatIsMissing_isNamed() {
    Path missing = scratch.resolve("missing");

    assertThat(new CaptureDirectory(missing, BOUND).reasonNotToWrite())
        .hasValue("the directory " + missing + " does not exist");
    assertThat(new CaptureDirectory(scratch, BOUND).reasonNotToWrite()).isEmpty();
  }

  /** The directory of the processes: nobody, root included, can keep a file in it. */
  @Test
  void aDirectoryThatTakesNoFiles_isNamed() {
    assertThat(new CaptureDirectory(Path.of("/proc"), BOUND).reasonNotToWrite())
        .hasValueSatisfying(reason -> assertThat(reason).contains("the directory /proc"));
  }
}
