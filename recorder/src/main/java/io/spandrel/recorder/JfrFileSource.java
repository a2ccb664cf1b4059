package io.spandrel.recorder;

import io.spandrel.recorder.capture.EventBatch;
import io.spandrel.recorder.capture.EventFeed;
import io.spandrel.recorder.capture.FileListener;
import io.spandrel.recorder.capture.FileReport;
import io.spandrel.recorder.capture.TimedEvent;
import io.spandrel.recorder.capture.chunk.LikeEvent;
import io.spandrel.recorder.event.ClockEvent;
import io.spandrel.recorder.jfr.EventReader;
import io.spandrel.recorder.jfr.JfrClock;
import io.spandrel.recorder.timeline.ClosedScope;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;

/**
 * A file in the place of the live stream: the same events, read by the same {@link EventReader}
 * into the same {@link Timeline}. Where the stream is followed by flushes, a file is followed by
 * its own time: about twice a second of it all that ended before is known, and what is old is
 * forgotten.
 *
 * <p>The file's chunks are parsed on a thread of their own; everything else happens on the thread
 * that calls. Memory does not grow with the file.
 */
public final class JfrFileSource {
  private static final long STEP_NANOS = 500_000_000;

  /** An event so far behind the one before it has a damaged time, and would end all others'. */
  private static final long FARTHEST_NANOS = 3_600_000_000_000L;

  private final FileListener listener;
  private EventReader reader;
  private Timeline timeline;
  private long fileNanos;
  private long nextStepNanos;
  private long endEpochNanos;

  private JfrFileSource(FileListener listener) {
    this.listener = listener;
  }

  /**
   * Reads all that can be read.
   *
   * @throws IOException when the file cannot be opened
   */
  public static FileReport read(Path file, FileListener listener) throws IOException {
    JfrFileSource source = new JfrFileSource(listener);
    try (EventFeed feed = new EventFeed(file, new FileDecoder(listener))) {
      return source.read(feed);
    }
  }

  private FileReport read(EventFeed feed) {
    boolean begun = false;
    for (EventBatch batch = feed.next(); batch != null; batch = feed.next()) {
      if (!begun) {
        begin(feed);
        begun = true;
      }
      if (!batch.events().isEmpty()) {
        read(batch, feed);
        listener.progress(batch.bytesRead(), feed.fileBytes());
      }
    }
    if (begun) {
      timeline.ended();
      listener.readUpTo(fileNanos);
    }
    return new FileReport(
        feed.chunks(),
        feed.events(),
        feed.startEpochNanos(),
        endEpochNanos,
        begun ? timeline.lostCount() - reader.unreadableCount() : 0,
        begun ? reader.unreadableCount() : 0,
        feed.damage());
  }

  private void begin(EventFeed feed) {
    RecorderSettings settings = feed.settings().recorder();
    timeline = Timeline.ofFile(() -> fileNanos, settings.thresholdNanos());
    reader = new EventReader(settings, timeline);
    if (feed.isClockKnown()) {
      reader.beginChunk(feed.clockJfrNanos(), feed.clockNanos());
    }
    listener.began(feed.settings(), timeline);
  }

  private void read(EventBatch batch, EventFeed feed) {
    if (batch.chunkBegins()) {
      beginChunk(batch, feed);
    }
    for (TimedEvent timed : batch.events()) {
      long end = reader.toNanos(timed.endJfrNanos());
      if (fileNanos != 0 && end - fileNanos > FARTHEST_NANOS) {
        reader.unreadable();
        continue;
      }
      endEpochNanos = Math.max(endEpochNanos, timed.endJfrNanos());
      fileNanos = Math.max(fileNanos, end);
      if (timed.decoded() instanceof ClosedScope scope) {
        timeline.scope(scope);
        listener.scope(scope, end);
      } else if (timed.decoded() instanceof LikeEvent like) {
        read(like, timed.endJfrNanos(), end);
      } else if (timed.decoded() != null) {
        listener.decoded(timed.decoded(), end);
      } else if (timed.event() != null) {
        read(timed.event(), end);
      } else {
        listener.passed(end);
      }
      if (fileNanos >= nextStepNanos) {
        nextStepNanos = fileNanos + STEP_NANOS;
        timeline.readUpTo(fileNanos);
        listener.readUpTo(fileNanos);
      }
    }
  }

  private void read(RecordedEvent event, long end) {
    reader.read(event);
    long start;
    try {
      if (reader.isTooShort(event)) {
        return;
      }
      // A clock event sets the clock right between the two.
      start = Math.min(reader.start(event), end);
    } catch (RuntimeException e) {
      reader.unreadable();
      return;
    }
    listener.event(event, start, end);
  }

  private void read(LikeEvent like, long endJfrNanos, long end) {
    if (reader.readAgain(like.first(), like.startTicks(), like.startJfrNanos(), endJfrNanos)) {
      listener.again(like.first(), Math.min(reader.toNanos(like.startJfrNanos()), end), end);
    }
  }

  /** Each chunk converts ticks anew: its first clock event counts from its first event on. */
  private void beginChunk(EventBatch batch, EventFeed feed) {
    for (TimedEvent timed : batch.events()) {
      if (timed.event() != null
          && timed.event().getEventType().getName().equals(ClockEvent.NAME)
          && beginChunkAt(timed.event())) {
        return;
      }
    }
    if (feed.isClockKnown() || fileNanos != 0) {
      reader.chunkBegan();
    } else {
      // Without a word of the recorder's clock JFR's own has to do.
      long first = batch.events().get(0).endJfrNanos();
      reader.beginChunk(first, first);
    }
  }

  /** False: the clock event is damaged. */
  private boolean beginChunkAt(RecordedEvent clock) {
    try {
      reader.beginChunk(JfrClock.epochNanos(clock.getStartTime()), clock.getLong("nanos"));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
