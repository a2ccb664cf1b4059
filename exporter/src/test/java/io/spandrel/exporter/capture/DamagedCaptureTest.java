package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that something happened to. A few seconds of random damage in each build; {@code
 * -Dspandrel.fuzz.seconds=3600} makes an hour of it, {@code -Dspandrel.fuzz.seed=N} another one.
 */
class DamagedCaptureTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int ROUNDS = 60;
  private static final int SPANS_OF_ONE = 40;
  private static final int SIZE_AT = 8;
  private static final int STATE_AT = 64;

  @TempDir private static Path directory;

  private static byte[] whole;

  @BeforeAll
  static void write() throws Exception {
    whole =
        Files.readAllBytes(SmallCapture.write(directory.resolve("whole.jfr"), SPANS_OF_ONE / 2));
  }

  /** Null: nothing could be read, which was said in a line. */
  private static SeenCapture read(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("damaged.jfr"), bytes);
    return assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try {
            SeenCapture seen = SeenCapture.of(file);
            seen.facts.damage().forEach(DamagedCaptureTest::assertOneLine);
            return seen;
          } catch (UnreadableCaptureException e) {
            assertOneLine(e.getMessage());
            return null;
          }
        });
  }

  private static void assertOneLine(String text) {
    assertThat(text).matches("[ -~]{10,400}").doesNotContain("Exception:");
  }

  private static byte[] concatenated(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void cutFile_isReadUpToTheCutOrRefused() throws IOException {
    for (int tenths = 0; tenths < 10; tenths++) {
      byte[] cut = java.util.Arrays.copyOf(whole, whole.length * tenths / 10);
      SeenCapture seen = read(cut);
      if (seen != null) {
        assertThat(seen.facts.isDamaged()).isTrue();
      }
    }
  }

  @Test
  void chunkBehindADamagedOne_isReadWhole() throws IOException {
    byte[] damaged = whole.clone();
    // Every event's frame from a third on is gone, the header still says where the chunk ends.
    for (int at = whole.length / 3; at < whole.length; at++) {
      damaged[at] = 0;
    }
    SeenCapture seen = read(concatenated(damaged, whole));
    assertThat(seen).isNotNull();
    assertThat(seen.spans).hasSizeGreaterThanOrEqualTo(SPANS_OF_ONE);
    assertThat(seen.facts.damage()).isNotEmpty();
  }

  @Test
  void rubbishBetweenChunks_isSteppedOver() throws IOException {
    byte[] rubbish = new byte[10_000];
    new Random(7).nextBytes(rubbish);
    SeenCapture seen = read(concatenated(rubbish, whole));
    assertThat(seen).isNotNull();
    assertThat(seen.spans).hasSize(SPANS_OF_ONE);
    assertThat(seen.facts.damage()).singleElement().asString().contains("bytes 0 to 10000");
  }

  /** The name of a field of the clock's event, in the types: found by an hour's random damage. */
  @Test
  void typeWithoutAFieldThatItHad_isReadWithoutIt() throws IOException {
    byte[] damaged = whole.clone();
    byte[] name = {5, 'n', 'a', 'n', 'o', 's'};
    int renamed = 0;
    for (int at = 0; at + name.length <= damaged.length; at++) {
      if (java.util.Arrays.equals(damaged, at, at + name.length, name, 0, name.length)) {
        damaged[at + name.length - 1] = 'x';
        renamed++;
      }
    }
    assertThat(renamed).isPositive();
    SeenCapture seen = read(damaged);
    assertThat(seen).isNotNull();
    assertThat(seen.facts.events()).isPositive();
  }

  @Test
  void chunkThatTheJvmWasWriting_isReadAsFarAsItWent() throws IOException {
    for (int state : new int[] {1, 255}) {
      byte[] unfinished = whole.clone();
      unfinished[STATE_AT] = (byte) state;
      SeenCapture seen = read(unfinished);
      assertThat(seen).isNotNull();
      assertThat(seen.spans).hasSize(SPANS_OF_ONE);
      assertThat(seen.facts.damage()).singleElement().asString().contains("still writing");
    }
  }

  @Test
  void headerWithAWrongSize_isSetRight() throws IOException {
    for (long size : new long[] {0, -1, 1L << 60}) {
      byte[] wrong = whole.clone();
      ByteBuffer.wrap(wrong).putLong(SIZE_AT, size);
      SeenCapture seen = read(wrong);
      assertThat(seen).isNotNull();
      assertThat(seen.spans).hasSize(SPANS_OF_ONE);
      assertThat(seen.facts.isDamaged()).isTrue();
    }
  }

  @Test
  void randomDamage_neverHangsNorShowsMoreThanALine() throws IOException {
    long seconds = Long.getLong("spandrel.fuzz.seconds", 0);
    long seed = Long.getLong("spandrel.fuzz.seed", 42);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int round = 0;
    while (seconds == 0 ? round < ROUNDS : System.nanoTime() < end) {
      byte[] damaged = damage(new Random(seed + round));
      try {
        read(damaged);
      } catch (AssertionError e) {
        throw new AssertionError("with seed " + (seed + round), e);
      }
      round++;
    }
    assertThat(round).isPositive();
  }

  private static byte[] damage(Random random) {
    byte[] damaged = random.nextInt(4) == 0 ? concatenated(whole, whole) : whole.clone();
    int flips = 1 << random.nextInt(8);
    for (int i = 0; i < flips; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(3) == 0) {
      // The header, the types and the constants are where it hurts most.
      int from = random.nextBoolean() ? 0 : Math.max(0, damaged.length - 20_000);
      for (int i = 0; i < 8; i++) {
        int at = from + random.nextInt(Math.min(20_000, damaged.length - from));
        damaged[at] = (byte) random.nextInt(256);
      }
    }
    return random.nextInt(3) == 0
        ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }
}
