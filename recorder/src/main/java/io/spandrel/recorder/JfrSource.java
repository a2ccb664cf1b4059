package io.spandrel.recorder;

import io.spandrel.recorder.jfr.EventReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The JFR stream: which events, with which thresholds, and how it is kept alive. It runs on a
 * daemon thread of its own (JFR's own {@code startAsync} would keep the JVM from exiting), and
 * never on the application's: the first use of JFR takes up to half a second.
 *
 * <p>A stream that ends while the JVM runs on is started anew, later each time; what lies between
 * is a gap in the {@link Timeline}.
 */
final class JfrSource {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private static final List<String> PAUSE_EVENTS =
      List.of(
          "jdk.SafepointBegin",
          "jdk.SafepointEnd",
          "jdk.ExecuteVMOperation",
          "jdk.GCPhasePause",
          "jdk.GarbageCollection");

  /** Each JDK has its own throttled events; a finite, huge rate is understood by all of them. */
  private static final String NO_THROTTLE = "1000000/s";

  private final RecorderSettings settings;
  private final Timeline timeline;
  private final Consumer<String> log;
  private final Runnable onStart;
  private final AtomicReference<LiveStream> stream = new AtomicReference<>();
  private volatile boolean stopped;
  private volatile boolean running;

  /**
   * @param log takes one clear line when something is wrong
   * @param onStart called each time a stream has begun
   */
  JfrSource(RecorderSettings settings, Timeline timeline, Consumer<String> log, Runnable onStart) {
    this.settings = settings;
    this.timeline = timeline;
    this.log = log;
    this.onStart = onStart;
  }

  boolean isRunning() {
    return running;
  }

  /** Reads until {@link #stop}; called on the recorder's thread. */
  void run() {
    OwnEvents.register();
    Duration delay = FIRST_DELAY;
    while (!stopped) {
      long began = System.nanoTime();
      readOneStream();
      if (!stopped && JvmShutdown.hasBegun()) {
        // JFR's own shutdown hook has stopped the recording, and all of it has been read.
        return;
      }
      if (!stopped) {
        log.accept(
            "Spandrel: the JFR stream ended; spans of the next moments will show 'unexplained'."
                + " It is started again in "
                + delay.toSeconds()
                + " s.");
        boolean livedLong = System.nanoTime() - began > LONGEST_DELAY.toNanos();
        delay = livedLong ? FIRST_DELAY : shorter(delay.multipliedBy(2), LONGEST_DELAY);
        pause(delay);
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void readOneStream() {
    EventReader reader = new EventReader(settings, timeline);
    AtomicBoolean begun = new AtomicBoolean();
    try (LiveStream next = new LiveStream(timeline::lost)) {
      subscribe(next, reader);
      next.events()
          .onFlush(() -> {
            began(begun);
            timeline.flushed();
          });
      next.events().onError(error -> timeline.lost(1));
      stream.set(next);
      if (stopped) {
        return;
      }
      // Starting takes up to a second, and what is committed before its end is lost. The first
      // chunk begins when all events are on; should that not be told, a flush will.
      OwnEvents.onChunkBegin(() -> began(begun));
      next.run();
    } catch (IOException | RuntimeException e) {
      log.accept("Spandrel: the JFR stream failed: " + e + ".");
    } finally {
      begun.set(true);
      running = false;
      stream.set(null);
      timeline.ended();
    }
  }

  /** On JFR's thread or the recorder's; each stream begins once. */
  private void began(AtomicBoolean begun) {
    if (begun.compareAndSet(false, true)) {
      running = true;
      onStart.run();
    }
  }

  private void subscribe(LiveStream next, EventReader reader) {
    Set<String> waits = new HashSet<>();
    for (String name : reader.waitNames()) {
      waits.add(name);
      var event =
          next.enable(name)
              .withThreshold(Duration.ofNanos(settings.thresholdNanos()))
              .with("throttle", NO_THROTTLE);
      if (settings.stackDepth() > 0) {
        event.withStackTrace();
      } else {
        event.withoutStackTrace();
      }
    }
    for (String name : PAUSE_EVENTS) {
      next.enable(name).withoutThreshold().withoutStackTrace();
    }
    for (String name : reader.names()) {
      if (!waits.contains(name) && !PAUSE_EVENTS.contains(name)) {
        next.enable(name);
      }
      next.events().onEvent(name, reader::read);
    }
  }

  private void pause(Duration delay) {
    try {
      synchronized (this) {
        if (!stopped) {
          wait(delay.toMillis());
        }
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Ends the stream; what came after its last flush is not read. */
  void stop() {
    stopped = true;
    synchronized (this) {
      notifyAll();
    }
    LiveStream current = stream.get();
    if (current != null) {
      current.close();
    }
  }
}
