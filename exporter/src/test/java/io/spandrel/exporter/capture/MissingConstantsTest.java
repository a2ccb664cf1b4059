package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flight Recorder writes threads and stacks apart from the events that have them, and later. Where
 * a file is cut, events are there whose threads are not.
 */
class MissingConstantsTest {
  private static final int CHECKPOINT_AT = 16;
  private static final int FIRST_EVENT_AT = 68;
  private static final int CHECKPOINT = 1;

  @TempDir private Path directory;

  @Test
  void eventsWithoutTheirConstants_areUnreadableAndNotLost() throws Exception {
    byte[] whole = Files.readAllBytes(SmallCapture.write(directory.resolve("whole.jfr"), 5));
    List<CaptureFacts> facts = new ArrayList<>();
    for (long checkpoint : checkpoints(whole)) {
      ByteBuffer.wrap(whole).putLong(CHECKPOINT_AT, checkpoint);
      Path file = Files.write(directory.resolve("less.jfr"), whole);
      facts.add(SeenCapture.of(file).facts);
    }
    assertThat(facts).extracting(CaptureFacts::lostEvents).containsOnly(0L);
    assertThat(facts).extracting(CaptureFacts::unreadableEvents).anyMatch(count -> count > 0);
    assertThat(facts.get(facts.size() - 1).unreadableEvents()).isZero();
  }

  /** Where they begin, the first one first; with the last one the file is whole. */
  private static List<Long> checkpoints(byte[] chunk) {
    List<Long> found = new ArrayList<>();
    int at = FIRST_EVENT_AT;
    while (at < chunk.length) {
      int behindSize = at;
      int size = 0;
      do {
        size |= (chunk[behindSize] & 0x7f) << 7 * (behindSize - at);
      } while (chunk[behindSize++] < 0);
      if (chunk[behindSize] == CHECKPOINT) {
        found.add((long) at);
      }
      at += size;
    }
    return found;
  }
}
