package io.spandrel.recorder.capture;

import io.spandrel.recorder.capture.chunk.OwnDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The batches of a file, as one thread takes them from the one that reads ahead. */
public final class EventFeed implements AutoCloseable {
  /** A parser that gets nowhere for so long is given up. */
  private static final long LONGEST_STANDSTILL_SECONDS = 60;

  /** Heap that one event takes while it waits to be sorted, at a guess. */
  private static final int EVENT_BYTES = 700;

  /** So much of the heap is for them. */
  private static final int HEAP_PART = 8;

  private static final int LEAST_EVENTS = 20_000;
  private static final int MOST_EVENTS = 400_000;

  private final Damage damage = new Damage();
  private final ChunkReader reader;
  private final long fileBytes;

  /**
   * Begins to read.
   *
   * @param decoder reads an event on the thread that parses, in parallel to whoever takes the
   *     events
   */
  public EventFeed(Path file, OwnDecoder decoder) throws IOException {
    this(file, eventsThatFit(), decoder);
  }

  EventFeed(Path file, int mostEvents, OwnDecoder decoder) throws IOException {
    fileBytes = Files.size(file);
    reader = new ChunkReader(file, mostEvents, decoder, damage);
    Thread thread = new Thread(reader, "spandrel-capture-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private static int eventsThatFit() {
    long fit = Runtime.getRuntime().maxMemory() / HEAP_PART / EVENT_BYTES;
    return (int) Math.max(LEAST_EVENTS, Math.min(MOST_EVENTS, fit));
  }

  /** Null: there is no more. */
  public EventBatch next() {
    long seen = -1;
    try {
      while (true) {
        EventBatch batch = reader.batches().poll(LONGEST_STANDSTILL_SECONDS, TimeUnit.SECONDS);
        if (batch != null) {
          return batch == ChunkReader.END ? null : batch;
        }
        long now = reader.eventsRead();
        if (now == seen) {
          damage.add("the file could not be read further: its reader got stuck in damaged data");
          return null;
        }
        seen = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      damage.add("the reading was interrupted");
      return null;
    }
  }

  FirstWords firstWords() {
    return reader.firstWords();
  }

  /** Known from the first batch on. */
  public FileSettings settings() {
    return firstWords().settings();
  }

  /** Known from the first batch on: whether the file ties JFR's clock to the recorder's. */
  public boolean isClockKnown() {
    return firstWords().clockKnown();
  }

  /** On JFR's clock, of the file's first clock event. */
  public long clockJfrNanos() {
    return firstWords().jfrNanos();
  }

  /** The same moment on the recorder's. */
  public long clockNanos() {
    return firstWords().nanos();
  }

  public long fileBytes() {
    return fileBytes;
  }

  public long chunks() {
    return reader.chunks();
  }

  public long events() {
    return reader.eventsRead();
  }

  public long startEpochNanos() {
    return reader.startEpochNanos();
  }

  public List<String> damage() {
    return damage.sentences();
  }

  @Override
  public void close() {
    reader.stop();
  }
}
