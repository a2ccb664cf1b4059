package io.spandrel.recorder.capture;

import io.spandrel.recorder.capture.chunk.OwnChunk;
import io.spandrel.recorder.capture.chunk.OwnDecoder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a file on a thread of its own and hands over its events, a batch at a time, chunk by chunk,
 * each chunk's in the order of their ends. A chunk is put before the JDK's parser alone: what is
 * damaged in one does not reach the next.
 *
 * <p>A chunk is sorted whole, as long as it has no more events than {@code mostEvents}; of a larger
 * one the older half leaves whenever so many are there. A thread's events reach the file within a
 * second of each other, so only a chunk with more than that in a second brings stragglers.
 */
final class ChunkReader implements Runnable {
  private static final int BATCH = 2_048;
  private static final int MOST_BATCHES = 4;

  /** Stands for the moment from which {@link #firstWords} are known. */
  static final EventBatch BEGIN = new EventBatch(List.of(), false, 0);

  /** Stands for the end. */
  static final EventBatch END = new EventBatch(List.of(), false, -1);

  private final Path path;
  private final int mostEvents;
  private final OwnDecoder decoder;
  private final Damage damage;
  private final BlockingQueue<EventBatch> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
  private final EventQueue events = new EventQueue();
  private boolean chunkBegins;
  private volatile boolean stopped;
  private volatile FirstWords firstWords = new FirstWords();
  private volatile long startEpochNanos;
  private volatile long chunks;
  private volatile long eventsRead;

  ChunkReader(Path path, int mostEvents, OwnDecoder decoder, Damage damage) {
    this.path = path;
    this.mostEvents = mostEvents;
    this.decoder = decoder;
    this.damage = damage;
  }

  BlockingQueue<EventBatch> batches() {
    return batches;
  }

  FirstWords firstWords() {
    return firstWords;
  }

  /** When the first chunk began; 0: none was found. */
  long startEpochNanos() {
    return startEpochNanos;
  }

  /** Of which anything could be read. */
  long chunks() {
    return chunks;
  }

  /** Grows as long as the parser gets on. */
  long eventsRead() {
    return eventsRead;
  }

  void stop() {
    stopped = true;
    batches.clear();
  }

  @Override
  public void run() {
    Path copy = null;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      copy = Files.createTempFile("spandrel-chunk", ".jfr");
      firstWords = FirstLook.at(new ChunkFinder(channel), path, copy);
      batches.put(BEGIN);
      ChunkFinder finder = new ChunkFinder(channel);
      for (Chunk chunk = finder.next(); chunk != null && !stopped; chunk = finder.next()) {
        damage.add(chunk.damage());
        if (chunk.bytes() > 0) {
          read(chunk, channel, copy);
        }
      }
    } catch (IOException e) {
      damage.add("the file could not be read further: " + DamageWords.of(e));
    } catch (InterruptedException e) {
      // Nobody waits for the rest.
    } catch (Throwable e) {
      damage.add("the file could not be read further: " + DamageWords.of(e));
    } finally {
      delete(copy);
      end();
    }
  }

  private static void delete(Path copy) {
    try {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      // The system's own cleaning of temporary files finds it.
    }
  }

  private void end() {
    try {
      while (!stopped && !batches.offer(END, 1, java.util.concurrent.TimeUnit.SECONDS)) {
        // Whoever reads is slow.
      }
    } catch (InterruptedException e) {
      // Nobody waits for it.
    }
  }

  private void read(Chunk chunk, FileChannel channel, Path copy)
      throws IOException, InterruptedException {
    if (startEpochNanos == 0) {
      startEpochNanos = chunk.header().startEpochNanos();
    }
    chunkBegins = true;
    long before = eventsRead;
    try {
      if (!decode(chunk, channel, copy)) {
        readByJdk(chunk, chunk.alone(path, channel, copy), eventsRead - before);
      }
    } catch (IOException | RuntimeException | StackOverflowError | InternalError e) {
      damage.add(partly(chunk, before) + ": " + DamageWords.of(e));
    } catch (OutOfMemoryError e) {
      events.clear();
      damage.add(partly(chunk, before) + ": it asks for more memory than there is");
    }
    if (eventsRead > before) {
      chunks++;
    }
    events.sort();
    handOver(chunk, events.size());
  }

  /** False: the JDK's parser has to read it, or the rest of it. */
  private boolean decode(Chunk chunk, FileChannel channel, Path copy) throws InterruptedException {
    try (OwnChunk own = chunk.decoded(channel, decoder, copy)) {
      while (own != null && !stopped && own.next()) {
        add(new TimedEvent(own.event(), own.decoded(), own.endEpochNanos()), chunk);
      }
      return own != null;
    } catch (IOException | RuntimeException | StackOverflowError | InternalError e) {
      // The JDK's parser says what is wrong, if it finds it wrong too.
      return false;
    }
  }

  /**
   * @param known so many events at its beginning have been read already
   */
  private void readByJdk(Chunk chunk, Path alone, long known)
      throws IOException, InterruptedException {
    EventDecoding decoding = new EventDecoding(decoder);
    try (RecordingFile file = new RecordingFile(alone)) {
      for (long i = 0; file.hasMoreEvents() && !stopped; i++) {
        RecordedEvent event = file.readEvent();
        if (i >= known) {
          add(decoding.of(event), chunk);
        }
      }
    }
  }

  private void add(TimedEvent event, Chunk chunk) throws InterruptedException {
    events.add(event);
    eventsRead++;
    if (events.size() >= mostEvents) {
      events.sort();
      handOver(chunk, mostEvents / 2);
    }
  }

  private String partly(Chunk chunk, long before) {
    return (eventsRead > before ? "only a part of" : "nothing of")
        + " the chunk from byte "
        + chunk.start()
        + " to "
        + chunk.end()
        + " could be read";
  }

  /** The oldest ones leave. */
  private void handOver(Chunk chunk, int count) throws InterruptedException {
    for (int from = 0; from < count && !stopped; from += BATCH) {
      List<TimedEvent> some = events.range(from, Math.min(count, from + BATCH));
      long read = chunk.start() + chunk.bytes() * (from + some.size()) / Math.max(1, count);
      batches.put(new EventBatch(some, chunkBegins, read));
      chunkBegins = false;
    }
    events.remove(count);
  }
}
