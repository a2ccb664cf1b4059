package io.spandrel.recorder.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.chunk.LikeEvent;
import io.spandrel.recorder.capture.chunk.OwnChunk;
import io.spandrel.recorder.capture.chunk.OwnDecoder;
import io.spandrel.recorder.capture.chunk.UnexpectedBytesException;
import io.spandrel.recorder.field.EventField;
import io.spandrel.recorder.field.FieldKind;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.jfr.EventReader;
import io.spandrel.recorder.jfr.JfrClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each chunk read from its bytes and by the JDK's parser: the same events in the same order. */
class OwnChunkTest {
  private static final int CHUNKS = 4;

  @TempDir private static Path directory;

  private static Path file;

  /** What can be compared of an event. */
  private record Seen(String type, List<Object> fields, long endJfrNanos) {}

  /** Wants these as events; of spans it takes all fields. */
  private record Wanting(Set<String> names) implements OwnDecoder {
    @Override
    public boolean wants(String eventName) {
      return names.contains(eventName);
    }

    @Override
    public Object scope(FieldValues values) {
      return List.of("scope", EventReader.scopeOf(values));
    }

    @Override
    public Object span(FieldValues values) {
      List<Object> all = new ArrayList<>();
      for (EventField field : values.fields()) {
        all.add(field.kind() == FieldKind.TEXT ? values.text(field) : values.number(field));
      }
      return all;
    }
  }

  private static final Wanting WAITS =
      new Wanting(
          Set.of(
              "jdk.ThreadSleep", "jdk.ThreadPark", "jdk.JavaMonitorWait", "jdk.JavaMonitorEnter"));

  /** So many waits came as one that says the same as another. */
  private static int alike;

  @BeforeAll
  static void record() throws Exception {
    file = OwnRecording.write(directory.resolve("own.jfr"), CHUNKS);
  }

  private static Seen seen(TimedEvent event) {
    if (event.decoded() instanceof LikeEvent like) {
      return seen(like.first(), like.startJfrNanos(), like.startTicks(), event.endJfrNanos());
    }
    if (event.event() != null) {
      RecordedEvent read = event.event();
      long start = JfrClock.epochNanos(read.getStartTime());
      return seen(read, start, read.getLong("startTime"), event.endJfrNanos());
    }
    return new Seen("", event.decoded() == null ? List.of() : fields(event), event.endJfrNanos());
  }

  /** With all that waits are asked for. */
  private static Seen seen(RecordedEvent event, long startJfrNanos, long startTicks, long end) {
    return new Seen(
        event.getEventType().getName(),
        List.of(
            startJfrNanos,
            startTicks,
            String.valueOf(event.getStackTrace()),
            event.getThread().getJavaName(),
            className(event, "parkedClass"),
            className(event, "monitorClass")),
        end);
  }

  private static String className(RecordedEvent event, String field) {
    RecordedClass named = event.hasField(field) ? event.getClass(field) : null;
    return named == null ? "" : named.getName();
  }

  private static List<Object> fields(TimedEvent event) {
    return new ArrayList<>((List<?>) event.decoded());
  }

  /**
   * True: all of it. A span that a thread began to write before the chunk did may name a text of
   * the chunk before; the JDK's parser finds none there, and so does ours, which gives up.
   */
  private static boolean isSame(
      Chunk chunk, FileChannel channel, OwnDecoder decoder, List<Seen> expected)
      throws IOException {
    List<Seen> all = new ArrayList<>();
    try (OwnChunk own = chunk.decoded(channel, decoder, directory.resolve("copy.jfr"))) {
      while (own.next()) {
        alike += own.decoded() instanceof LikeEvent ? 1 : 0;
        all.add(seen(new TimedEvent(own.event(), own.decoded(), own.endEpochNanos())));
      }
    } catch (UnexpectedBytesException e) {
      assertThat(e).hasMessageStartingWith("no text is known as");
      assertThat(all).isEqualTo(expected.subList(0, all.size()));
      assertThat(expected.get(all.size()).fields()).containsNull();
      return false;
    }
    assertThat(all).isEqualTo(expected);
    return true;
  }

  private static List<Seen> byJdk(Chunk chunk, Path path, FileChannel channel, OwnDecoder decoder)
      throws IOException {
    List<Seen> all = new ArrayList<>();
    EventDecoding decoding = new EventDecoding(decoder);
    Path alone = chunk.alone(path, channel, directory.resolve("alone.jfr"));
    try (RecordingFile whole = new RecordingFile(alone)) {
      while (whole.hasMoreEvents()) {
        all.add(seen(decoding.of(whole.readEvent())));
      }
    }
    return all;
  }

  /**
   * Returns all that was compared.
   *
   * @param leastWhole so many chunks are read from their bytes to the end
   */
  private static List<Seen> assertSame(Path path, OwnDecoder decoder, int leastWhole)
      throws IOException {
    List<Seen> all = new ArrayList<>();
    int whole = 0;
    try (FileChannel channel = FileChannel.open(path)) {
      ChunkFinder finder = new ChunkFinder(channel);
      for (Chunk chunk = finder.next(); chunk != null; chunk = finder.next()) {
        if (chunk.bytes() > 0) {
          List<Seen> expected = byJdk(chunk, path, channel, decoder);
          whole += isSame(chunk, channel, decoder, expected) ? 1 : 0;
          all.addAll(expected);
        }
      }
    }
    assertThat(whole).isGreaterThanOrEqualTo(leastWhole);
    return all;
  }

  @Test
  void everyFieldOfEveryChunk_isAsTheJdkReadsIt() throws IOException {
    alike = 0;
    List<Seen> all = assertSame(file, WAITS, 1);
    WAITS
        .names()
        .forEach(name ->
            assertThat(all).filteredOn(seen -> seen.type().equals(name)).as(name).isNotEmpty());
    assertThat(alike).as("waits that say the same as another").isGreaterThan(20);
    assertThat(all).filteredOn(seen -> seen.fields().contains("scope")).hasSizeGreaterThan(1_000);
    assertThat(all).filteredOn(seen -> seen.fields().contains(OwnRecording.MARK)).hasSize(1);
    assertThat(all)
        .as("of others only the time is told")
        .filteredOn(seen -> seen.fields().isEmpty())
        .isNotEmpty();
    assertThat(all).hasSize(RecordingFile.readAllEvents(file).size());
  }

  @Test
  void spansThatAreWantedAsEvents_areLeftToTheJdk() throws IOException {
    List<Seen> all = assertSame(file, new Wanting(Set.of(SpanEvent.NAME)), 1);
    assertThat(all)
        .filteredOn(seen -> seen.type().equals(SpanEvent.NAME))
        .hasSizeGreaterThan(1_000);
    assertThat(all).filteredOn(seen -> seen.fields().contains("scope")).isNotEmpty();
  }

  @Test
  void fileCutInTheMiddle_isReadAsFarAsTheJdkReadsIt() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int twelfths = 3; twelfths < 12; twelfths++) {
      Path cut = directory.resolve("cut.jfr");
      Files.write(cut, Arrays.copyOf(whole, whole.length / 12 * twelfths));
      // Constants that were behind the cut are known to neither.
      assertThat(assertSame(cut, WAITS, 0)).isNotEmpty();
    }
  }

  @Test
  void chunkWithoutOurEvents_isLeftToTheJdk() throws Exception {
    Path plain = directory.resolve("plain.jfr");
    byte[] renamed = Files.readAllBytes(file);
    replace(renamed, ScopeEvent.NAME, "io.spandrel.Scopf");
    replace(renamed, SpanEvent.NAME, "io.spandrel.Spam");
    Files.write(plain, renamed);
    try (FileChannel channel = FileChannel.open(plain)) {
      Chunk chunk = new ChunkFinder(channel).next();
      Wanting starts = new Wanting(Set.of("jdk.ThreadStart"));
      assertThat(chunk.decoded(channel, starts, directory.resolve("copy.jfr"))).isNull();
    }
  }

  @Test
  void typeWithoutAFieldThatItHad_isRefused() throws Exception {
    Path other = directory.resolve("other.jfr");
    byte[] renamed = Files.readAllBytes(file);
    replace(renamed, "nestedOtherNanos", "nestedOtherNanoz");
    Files.write(other, renamed);
    try (FileChannel channel = FileChannel.open(other)) {
      Chunk chunk = new ChunkFinder(channel).next();
      assertThatExceptionOfType(UnexpectedBytesException.class)
          .isThrownBy(() -> chunk.decoded(channel, WAITS, directory.resolve("copy.jfr")));
    }
  }

  static void replace(byte[] bytes, String text, String by) {
    byte[] old = text.getBytes(StandardCharsets.US_ASCII);
    int replaced = 0;
    for (int at = 0; at + old.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
        System.arraycopy(by.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, old.length);
        replaced++;
      }
    }
    assertThat(replaced).isPositive();
  }
}
