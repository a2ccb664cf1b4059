package io.spandrel.recorder;

import io.spandrel.recorder.capture.OpenScopes;
import io.spandrel.recorder.capture.ServiceEvent;
import io.spandrel.recorder.capture.SpanEvent;
import io.spandrel.recorder.capture.ThreadTimeEvent;
import io.spandrel.recorder.capture.ThreadTimes;
import io.spandrel.recorder.event.ChunkEndEvent;
import io.spandrel.recorder.event.ChunkEvent;
import io.spandrel.recorder.event.ClockEvent;
import io.spandrel.recorder.event.DrainedScopesEvent;
import io.spandrel.recorder.event.MarkerEvent;
import io.spandrel.recorder.event.OpenScopeEvent;
import io.spandrel.recorder.event.ShortScopesEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * The events of ours, told to JFR once in a JVM. All are off until the live stream or somebody's
 * recording switches them on; those that only a capture has are never switched on by the stream.
 */
final class OwnEvents {
  private static final List<Class<? extends Event>> ALL =
      List.of(
          ScopeEvent.class,
          ShortScopesEvent.class,
          ClockEvent.class,
          ChunkEvent.class,
          ChunkEndEvent.class,
          MarkerEvent.class,
          SpanEvent.class,
          OpenScopeEvent.class,
          DrainedScopesEvent.class,
          ServiceEvent.class,
          ThreadTimeEvent.class);

  private static final AtomicLong CHUNKS_ENDED = new AtomicLong();

  private static boolean registered;

  /** Whose scopes and settings the periodic events tell: the recorder that started last. */
  private static volatile Recorder current;

  /** Told when a chunk begins in which scopes are recorded, on JFR's thread. */
  private static volatile Runnable onChunkBegin = () -> {};

  private OwnEvents() {}

  static void onChunkBegin(Runnable action) {
    onChunkBegin = action;
  }

  /** The sequence of the last {@link ChunkEndEvent}. */
  static long chunksEnded() {
    return CHUNKS_ENDED.get();
  }

  static void tellOf(Recorder recorder) {
    current = recorder;
  }

  /** JFR refuses a hook that it has, so this does nothing when called again. */
  static synchronized void register() {
    if (registered) {
      return;
    }
    registered = true;
    ALL.forEach(FlightRecorder::register);
    FlightRecorder.addPeriodicEvent(ClockEvent.class, ClockEvent::emit);
    FlightRecorder.addPeriodicEvent(
        ChunkEvent.class,
        () -> {
          new ChunkEvent().commit();
          // Before the clock: what is watched begins with counters of the threads that are in it.
          emitOpenScopes();
          ClockEvent.emit();
          if (new ScopeEvent().isEnabled()) {
            onChunkBegin.run();
          }
        });
    FlightRecorder.addPeriodicEvent(ChunkEndEvent.class, OwnEvents::emitChunkEnd);
    ThreadTimes threadTimes = new ThreadTimes();
    FlightRecorder.addPeriodicEvent(ThreadTimeEvent.class, threadTimes::emit);
    FlightRecorder.addPeriodicEvent(OpenScopeEvent.class, OwnEvents::emitOpenScopes);
    FlightRecorder.addPeriodicEvent(ServiceEvent.class, OwnEvents::emitService);
  }

  /** On the thread that ends the chunk, just before it does. */
  private static void emitChunkEnd() {
    emitOpenScopes();
    ClockEvent.emit();
    ChunkEndEvent event = new ChunkEndEvent();
    event.sequence = CHUNKS_ENDED.incrementAndGet();
    event.commit();
  }

  private static void emitOpenScopes() {
    Recorder recorder = current;
    if (recorder != null) {
      OpenScopes.emit(recorder.scopes());
    }
  }

  private static void emitService() {
    Recorder recorder = current;
    if (recorder != null) {
      recorder.emitService();
    }
  }
}
