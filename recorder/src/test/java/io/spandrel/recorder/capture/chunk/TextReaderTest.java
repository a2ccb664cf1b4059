package io.spandrel.recorder.capture.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReaderTest {
  private static final byte NULL = 0;
  private static final byte EMPTY = 1;
  private static final byte CONSTANT = 2;
  private static final byte UTF_8 = 3;
  private static final byte CHARS = 4;
  private static final byte LATIN_1 = 5;
  private static final String WORDS = "Gr\u00f6\u00dfe \u4e16\u754c";

  private final TextReader reader = new TextReader();

  @TempDir private Path directory;

  private ChunkBytes of(RawEvent event) throws IOException {
    return event.in(directory.resolve("one.jfr"));
  }

  private static RawEvent chars(RawEvent event, String text) {
    event.raw(CHARS).number(text.length());
    text.chars().forEach(event::number);
    return event;
  }

  @Test
  void textOfEachEncoding_isRead() throws IOException {
    byte[] utf8 = WORDS.getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "Gr\u00f6\u00dfe".getBytes(StandardCharsets.ISO_8859_1);
    RawEvent event = new RawEvent().raw(NULL, EMPTY);
    event.raw(UTF_8).number(utf8.length).raw(utf8);
    event.raw(LATIN_1).number(latin1.length).raw(latin1);
    ChunkBytes bytes = of(chars(chars(event, WORDS), "plain"));
    assertThat(reader.read(bytes)).isNull();
    assertThat(reader.read(bytes)).isEmpty();
    assertThat(reader.read(bytes)).isEqualTo(WORDS);
    assertThat(reader.read(bytes)).isEqualTo("Gr\u00f6\u00dfe");
    assertThat(reader.read(bytes)).isEqualTo(WORDS);
    assertThat(reader.read(bytes)).isEqualTo("plain");
    assertThat(bytes.left()).isZero();
  }

  @Test
  void skippedText_leavesWhatFollows() throws IOException {
    RawEvent event = new RawEvent().raw(NULL, EMPTY, CONSTANT).number(1_000_000);
    event.raw(UTF_8).number(2).raw((byte) 'a', (byte) 'b');
    event.raw(LATIN_1).number(1).raw((byte) 'c');
    ChunkBytes bytes = of(chars(event, WORDS).number(4711));
    for (int i = 0; i < 6; i++) {
      reader.skip(bytes);
    }
    assertThat(bytes.number()).isEqualTo(4711);
  }

  @Test
  void shortText_isMadeOnce() throws IOException {
    ChunkBytes bytes = of(chars(chars(chars(new RawEvent(), "SERVER"), "CLIENT"), "SERVER"));
    String first = reader.read(bytes);
    assertThat(reader.read(bytes)).isEqualTo("CLIENT");
    assertThat(reader.read(bytes)).isSameAs(first);
  }

  @Test
  void guessedText_isTakenOnlyWhereItIsThatText() throws IOException {
    RawEvent event = chars(chars(chars(new RawEvent(), "SERVER"), "SERVES"), WORDS);
    ChunkBytes bytes = of(event.number(4711));
    String guess = new String("SERVER".toCharArray());
    assertThat(reader.read(bytes, null, guess)).isSameAs(guess);
    assertThat(reader.read(bytes, null, guess)).isEqualTo("SERVES");
    assertThat(reader.read(bytes, null, WORDS)).isEqualTo(WORDS);
    assertThat(bytes.number()).isEqualTo(4711);
  }

  @Test
  void textThatIsNotAsExpected_isRefused() throws IOException {
    assertRefused(new RawEvent().raw((byte) 6));
    assertRefused(new RawEvent().raw(CONSTANT).number(7));
    assertRefused(new RawEvent().raw(CHARS).number(3).raw((byte) 'a'));
    assertRefused(new RawEvent().raw(CHARS).number(-1));
    assertRefused(new RawEvent().raw(UTF_8).number(1L << 30));
    assertRefused(new RawEvent().raw(LATIN_1).number(2).raw((byte) 'a'));
  }

  private void assertRefused(RawEvent event) throws IOException {
    ChunkBytes bytes = of(event);
    assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(() -> reader.read(bytes));
  }
}
