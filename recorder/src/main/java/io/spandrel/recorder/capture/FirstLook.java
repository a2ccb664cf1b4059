package io.spandrel.recorder.capture;

import io.spandrel.recorder.event.ClockEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;

/** Reads the beginning of a file for its {@link FirstWords}; a file without any costs little. */
final class FirstLook {
  /** The extension starts with the JVM: it is in one of the first chunks, or in none. */
  private static final int MOST_CHUNKS = 4;

  private static final byte[] NAME = ClockEvent.NAME.getBytes(StandardCharsets.US_ASCII);

  private FirstLook() {}

  static FirstWords at(ChunkFinder finder, Path path, Path copy) throws IOException {
    FirstWords words = new FirstWords();
    int looked = 0;
    for (Chunk chunk = finder.next();
        chunk != null && looked < MOST_CHUNKS && !words.areComplete();
        chunk = finder.next()) {
      if (chunk.bytes() > 0) {
        looked++;
        if (mentionsUs(finder, chunk)) {
          look(words, chunk.alone(path, finder.channel(), copy));
        }
      }
    }
    return words;
  }

  private static void look(FirstWords words, Path alone) throws IOException {
    try (RecordingFile file = new RecordingFile(alone)) {
      while (file.hasMoreEvents() && !words.areComplete()) {
        words.look(file.readEvent());
      }
    } catch (IOException | RuntimeException | StackOverflowError | InternalError e) {
      // The reading proper says it.
    }
  }

  /** The types that a chunk can have stand in it by name. */
  private static boolean mentionsUs(ChunkFinder finder, Chunk chunk) throws IOException {
    FileWindow file = finder.window();
    long end = chunk.end() - NAME.length;
    for (long at = chunk.start() + chunk.metadata(); at <= end; at++) {
      int matched = 0;
      while (matched < NAME.length && file.at(at + matched) == NAME[matched]) {
        matched++;
      }
      if (matched == NAME.length) {
        return true;
      }
    }
    return false;
  }
}
