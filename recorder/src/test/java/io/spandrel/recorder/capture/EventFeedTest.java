package io.spandrel.recorder.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.chunk.OwnDecoder;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.field.SpanField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFeedTest {
  private static final int MANY = 1_000_000;

  @TempDir private static Path directory;

  private static Path file;

  private static final OwnDecoder NAMES =
      new OwnDecoder() {
        @Override
        public boolean wants(String eventName) {
          return false;
        }

        @Override
        public Object scope(FieldValues values) {
          return "scope";
        }

        @Override
        public Object span(FieldValues values) {
          return String.valueOf(values.text(SpanField.NAME));
        }
      };

  @BeforeAll
  static void record() throws Exception {
    file = OwnRecording.write(directory.resolve("own.jfr"), 2);
  }

  /** What the feed brought, and what it says was wrong. */
  private record Fed(List<Object> decoded, List<Long> ends, long events, List<String> damage) {}

  private static Fed read(Path path, int mostEvents) throws IOException {
    List<Object> decoded = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    try (EventFeed feed = new EventFeed(path, mostEvents, NAMES)) {
      for (EventBatch batch = feed.next(); batch != null; batch = feed.next()) {
        for (TimedEvent event : batch.events()) {
          ends.add(event.endJfrNanos());
          if (event.decoded() != null) {
            decoded.add(event.decoded());
          }
        }
      }
      return new Fed(decoded, ends, feed.events(), feed.damage());
    }
  }

  /** As many as the JDK's parser brings before it gives up. */
  private static List<Object> byJdk(Path path) throws IOException {
    List<Object> decoded = new ArrayList<>();
    try (RecordingFile recording = new RecordingFile(path)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        switch (event.getEventType().getName()) {
          case ScopeEvent.NAME -> decoded.add("scope");
          case SpanEvent.NAME -> decoded.add(String.valueOf(event.getString("name")));
          default -> {
            // Only its time is told.
          }
        }
      }
    } catch (IOException e) {
      decoded.add("damage");
    }
    return decoded;
  }

  @Test
  void eventsOfASoundFile_allComeOnceInTheOrderOfTheirEnds() throws IOException {
    Fed fed = read(file, MANY);
    assertThat(fed.damage()).isEmpty();
    assertThat(fed.events()).isEqualTo(RecordingFile.readAllEvents(file).size());
    assertThat(fed.ends()).hasSize((int) fed.events());
    assertThat(fed.decoded()).containsExactlyInAnyOrderElementsOf(byJdk(file));
    assertThat(read(file, 100).decoded()).containsExactlyInAnyOrderElementsOf(fed.decoded());
  }

  /**
   * A text in an encoding that nobody knows, in the middle of the last chunk: the reader of bytes
   * hands over to the JDK's, which finds it wrong too, and what has been read is not read again.
   */
  @Test
  void spanThatCannotBeRead_leavesWhatStandsBeforeItAndIsToldOnce() throws IOException {
    byte[] damaged = Files.readAllBytes(file);
    String mark = (char) 4 + "" + (char) OwnRecording.MARK.length() + OwnRecording.MARK;
    OwnChunkTest.replace(damaged, mark, (char) 9 + mark.substring(1));
    Path path = Files.write(directory.resolve("damaged.jfr"), damaged);
    List<Object> expected = byJdk(path);
    assertThat(expected.remove(expected.size() - 1)).isEqualTo("damage");
    for (int mostEvents : new int[] {100, MANY}) {
      Fed fed = read(path, mostEvents);
      assertThat(fed.decoded()).hasSizeGreaterThanOrEqualTo(expected.size());
      assertThat(fed.decoded().size() - expected.size()).isLessThanOrEqualTo(1);
      assertThat(fed.decoded()).doesNotContain(OwnRecording.MARK);
      assertThat(fed.damage()).singleElement().asString().startsWith("only a part of the chunk");
    }
  }
}
