package io.spandrel.recorder.capture.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkBytesTest {
  private static final int EVENTS = 40_000;

  @TempDir private Path directory;

  private ChunkBytes of(RawEvent event) throws IOException {
    return event.in(directory.resolve("one.jfr"));
  }

  @Test
  void numbersOfEveryLength_areReadAsTheyWereWritten() throws IOException {
    RawEvent event = new RawEvent();
    for (int bits = 0; bits < Long.SIZE; bits++) {
      event.number(1L << bits).number((1L << bits) - 1).number(-1L << bits);
    }
    ChunkBytes bytes = of(event.number(Long.MIN_VALUE).number(-2).number(0));
    assertThat(bytes.type()).isEqualTo(77);
    for (int bits = 0; bits < Long.SIZE; bits++) {
      assertThat(bytes.number()).as("bit %d", bits).isEqualTo(1L << bits);
      assertThat(bytes.number()).as("bit %d", bits).isEqualTo((1L << bits) - 1);
      assertThat(bytes.number()).as("bit %d", bits).isEqualTo(-1L << bits);
    }
    assertThat(bytes.number()).isEqualTo(Long.MIN_VALUE);
    assertThat(bytes.number()).isEqualTo(-2);
    assertThat(bytes.number()).isZero();
    assertThat(bytes.left()).isZero();
  }

  @Test
  void numberBehindTheEvent_isRefused() throws IOException {
    ChunkBytes bytes = of(new RawEvent().number(-1));
    bytes.number();
    bytes.number();
    assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(bytes::check);
    assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(bytes::number);
    assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(() -> bytes.skip(1));
  }

  @Test
  void eventsOverManyWindows_areReadOneAfterTheOtherAndCopiedWhole() throws IOException {
    Random random = new Random(3);
    RawEvent all = new RawEvent();
    long[] values = random.longs(EVENTS).toArray();
    for (long value : values) {
      all.raw(event(value));
    }
    Path file = directory.resolve("many.jfr");
    try (FileChannel written = FileChannel.open(all.file(file))) {
      ChunkBytes bytes = new ChunkBytes(written, 0, Files.size(file));
      long at = 0;
      for (long value : values) {
        long next = bytes.begin(at);
        bytes.whole(next);
        assertThat(bytes.number()).isEqualTo(value);
        at = next;
      }
      assertThat(at).isEqualTo(bytes.size());
      java.io.ByteArrayOutputStream copy = new java.io.ByteArrayOutputStream();
      bytes.copy(5, bytes.size() - 1, copy::write);
      assertThat(copy.toByteArray())
          .isEqualTo(
              java.util.Arrays.copyOfRange(Files.readAllBytes(file), 5, (int) bytes.size() - 1));
    }
  }

  private static byte[] event(long value) {
    byte[] fields = new RawEvent().number(77).number(value).toBytes();
    return new RawEvent().number(fields.length + 1).raw(fields).toBytes();
  }

  @Test
  void eventLargerThanTheWindow_isReadWhole() throws IOException {
    byte[] filler = new byte[1_000_000];
    byte[] fields = new RawEvent().number(77).raw(filler).number(4711).toBytes();
    Path file = new RawEvent().number(fields.length + 3).raw(fields).file(directory.resolve("l"));
    try (FileChannel written = FileChannel.open(file)) {
      ChunkBytes bytes = new ChunkBytes(written, 0, Files.size(file));
      bytes.whole(bytes.begin(0));
      bytes.skip(filler.length);
      assertThat(bytes.number()).isEqualTo(4711);
    }
  }

  @Test
  void sizeThatLeadsOutOfTheChunk_isRefused() throws IOException {
    Path file = new RawEvent().number(200).number(77).file(directory.resolve("short"));
    try (FileChannel written = FileChannel.open(file)) {
      ChunkBytes bytes = new ChunkBytes(written, 0, Files.size(file));
      assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(() -> bytes.begin(0));
      assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(() -> bytes.begin(3));
    }
  }
}
