package io.spandrel.recorder;

import io.spandrel.recorder.event.ChunkEndEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongConsumer;
import jdk.jfr.EventSettings;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;

/**
 * A recording of ours, and the stream that reads what it recorded out of JFR's repository. When the
 * recording is stopped, the rest of it is read before the stream ends.
 *
 * <p>{@link jdk.jfr.consumer.RecordingStream} does not do that. It ends in the chunk where it
 * stands, and a JVM on its way out stops all recordings and deletes their files within
 * milliseconds, when the stream may be asleep for most of a second: what lay in a newer chunk was
 * lost, and that was all of a short program beside which a recording of the user's began. It also
 * needs JFR's own lock for each next chunk, so it can't be waited for while JFR shuts down.
 */
final class LiveStream implements AutoCloseable {
  /** So long JFR's shutdown, and with it the JVM's exit, waits at most for the last events. */
  static final Duration LONGEST_LAST_READING = Duration.ofSeconds(2);

  /** Finished chunks are kept so long, and up to so much, for a reader that lags behind. */
  private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

  private static final long LARGEST_LAG_BYTES = 64L << 20;

  /** The reader sleeps up to a second before it looks again; this often it is woken at the end. */
  private static final long WAKE_MILLIS = 10;

  private final Recording recording = new Recording();
  private final EventStream events;
  private final LongConsumer onMissedChunks;
  private final FlightRecorderListener listener = new StopListener();
  private Thread reader;
  private long readSequence;
  private long flushedSequence;
  private boolean ending;

  /**
   * Takes up to half a second when it is the first use of JFR.
   *
   * @param onMissedChunks told how many chunks were gone before they could be read, on the thread
   *     that reads
   */
  LiveStream(LongConsumer onMissedChunks) throws IOException {
    this.onMissedChunks = onMissedChunks;
    recording.setName("spandrel-live");
    recording.setMaxAge(LONGEST_LAG);
    recording.setMaxSize(LARGEST_LAG_BYTES);
    recording.enable(ChunkEndEvent.NAME);
    events = EventStream.openRepository();
    events.setReuse(true);
    events.setOrdered(true);
    events.onEvent(ChunkEndEvent.NAME, this::chunkEnded);
  }

  EventSettings enable(String eventName) {
    return recording.enable(eventName);
  }

  /** What is told of is told of on the thread that reads. */
  EventStream events() {
    return events;
  }

  /** Records, and reads on this thread until the recording was stopped or this was closed. */
  void run() {
    // The last of the actions: who asked for a flush has had it when the end is seen.
    events.onFlush(this::flushed);
    synchronized (this) {
      reader = Thread.currentThread();
    }
    FlightRecorder.addListener(listener);
    try {
      recording.start();
      events.setStartTime(recording.getStartTime());
      events.start();
    } finally {
      FlightRecorder.removeListener(listener);
      synchronized (this) {
        reader = null;
        notifyAll();
      }
      // What woke it at the end may have come too late for that.
      Thread.interrupted();
    }
  }

  private void chunkEnded(RecordedEvent event) {
    long sequence = event.getLong("sequence");
    if (readSequence != 0 && sequence > readSequence + 1) {
      onMissedChunks.accept(sequence - readSequence - 1);
    }
    readSequence = sequence;
  }

  private synchronized void flushed() {
    flushedSequence = readSequence;
    notifyAll();
  }

  /** Called by JFR on the thread that stopped the recording; JFR's own when the JVM ends. */
  private final class StopListener implements FlightRecorderListener {
    @Override
    public void recordingStateChanged(Recording changed) {
      RecordingState state = changed.getState();
      if (changed.getId() != recording.getId()
          || state != RecordingState.STOPPED && state != RecordingState.CLOSED
          || !beginToEnd()) {
        return;
      }
      if (JvmShutdown.hasBegun()) {
        // Once this returns the files are deleted.
        readToEnd();
      } else {
        Thread thread = new Thread(LiveStream.this::readToEnd, "spandrel-recorder-end");
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private synchronized boolean beginToEnd() {
    boolean first = !ending;
    ending = true;
    return first;
  }

  private void readToEnd() {
    awaitLastEvents(OwnEvents.chunksEnded());
    events.close();
  }

  private synchronized void awaitLastEvents(long lastSequence) {
    long deadline = System.nanoTime() + LONGEST_LAST_READING.toNanos();
    while (reader != null && flushedSequence < lastSequence && System.nanoTime() < deadline) {
      if (reader.getState() == Thread.State.TIMED_WAITING) {
        reader.interrupt();
      }
      try {
        wait(WAKE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Ends both at once; what came after the last flush is not read. Any thread. */
  @Override
  public void close() {
    beginToEnd();
    recording.close();
    events.close();
  }
}
