package io.spandrel.recorder.jfr;

import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.event.ChunkEvent;
import io.spandrel.recorder.event.ClockEvent;
import io.spandrel.recorder.event.DrainedScopesEvent;
import io.spandrel.recorder.event.MarkerEvent;
import io.spandrel.recorder.event.OpenScopeEvent;
import io.spandrel.recorder.event.ShortScopesEvent;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.field.ScopeField;
import io.spandrel.recorder.timeline.ClosedScope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/**
 * One table from event name to reader: what an event says goes to the {@link Intake}, on the
 * recorder's clock. Used by one thread at a time; tells a file from a stream by nothing.
 */
public final class EventReader {
  private static final Map<String, BiConsumer<EventReader, RecordedEvent>> READERS = readers();

  /** Of virtual threads there may be many. */
  private static final int MOST_FIRSTS = 20_000;

  private final long thresholdNanos;
  private final Intake intake;
  private final JfrClock clock = new JfrClock();
  private final PauseAssembler pauses;
  private final WaitEvents waits;
  private final FieldValues scopeValues = FieldValues.ofScope();
  private final ThreadIdentities threads = new ThreadIdentities();
  private long unreadable;

  /** What was made of the first one of those that are alike, in this chunk. */
  private final ReadOnce<RecordedEvent, OfThread> firsts = new ReadOnce<>(MOST_FIRSTS);

  private record OfThread(long threadId, Wait waited) {}

  public EventReader(RecorderSettings settings, Intake intake) {
    this.thresholdNanos = settings.thresholdNanos();
    this.intake = intake;
    this.pauses = new PauseAssembler(intake::pause);
    this.waits = new WaitEvents(new Frames(settings.stackDepth(), settings.applicationPackages()));
  }

  private static Map<String, BiConsumer<EventReader, RecordedEvent>> readers() {
    Map<String, BiConsumer<EventReader, RecordedEvent>> readers = new LinkedHashMap<>();
    readers.put(ChunkEvent.NAME, (reader, event) -> reader.chunkBegan());
    readers.put(ClockEvent.NAME, EventReader::clock);
    readers.put(MarkerEvent.NAME, EventReader::marker);
    readers.put(ScopeEvent.NAME, EventReader::scope);
    readers.put(ShortScopesEvent.NAME, EventReader::shortScopes);
    readers.put(OpenScopeEvent.NAME, EventReader::openScope);
    readers.put(DrainedScopesEvent.NAME, EventReader::shortScopes);
    readers.put("jdk.SafepointBegin", EventReader::safepointBegin);
    readers.put("jdk.ExecuteVMOperation", EventReader::operation);
    readers.put("jdk.GCPhasePause", EventReader::phase);
    readers.put("jdk.GarbageCollection", EventReader::collection);
    readers.put("jdk.SafepointEnd", EventReader::safepointEnd);
    readers.put("jdk.DataLoss", (reader, event) -> reader.intake.lost(1));
    WaitEvents.allNames().forEach(name -> readers.put(name, EventReader::wait));
    return readers;
  }

  /** Whether {@link #read} does anything with events of this type. Any thread. */
  public static boolean reads(String eventName) {
    return READERS.containsKey(eventName);
  }

  /**
   * The events to subscribe to, by name: an untyped subscription gets other recordings' too. Open
   * and short scopes are looked up in memory while the JVM runs, so only a file has them as events.
   */
  public Set<String> names() {
    Set<String> live = new LinkedHashSet<>(READERS.keySet());
    live.remove(OpenScopeEvent.NAME);
    live.remove(DrainedScopesEvent.NAME);
    return live;
  }

  /** Whether the event is a wait shorter than what the live side looks at. */
  public boolean isTooShort(RecordedEvent event) {
    return waits.isWait(event) && event.getDuration().toNanos() < thresholdNanos;
  }

  /** What is known of the events of the chunk before is of no use, and would stay in memory. */
  public void chunkBegan() {
    clock.chunkBegan();
    waits.chunkBegan();
    threads.forget();
    firsts.forget();
  }

  /** Ties the clocks together before the first event of a chunk is read. */
  public void beginChunk(long jfrNanos, long nanos) {
    chunkBegan();
    clock.calibrate(jfrNanos, nanos);
  }

  /** Which of them are waits and carry a stack. */
  public Iterable<String> waitNames() {
    return waits.names();
  }

  /** A time that can't be told yet is dropped: nothing is watched before the first clock event. */
  public void read(RecordedEvent event) {
    BiConsumer<EventReader, RecordedEvent> reader = READERS.get(event.getEventType().getName());
    if (reader == null) {
      return;
    }
    try {
      reader.accept(this, event);
    } catch (RuntimeException e) {
      unreadable();
    }
  }

  /** An event came and could not be used: it is counted, and lost to the intake. */
  public void unreadable() {
    unreadable++;
    intake.lost(1);
  }

  /** Events that came and could not be used. */
  public long unreadableCount() {
    return unreadable;
  }

  private static long ticks(RecordedEvent event) {
    return event.getLong("startTime");
  }

  /** From JFR's clock to the recorder's, as far as that is known by now. */
  public long toNanos(long jfrNanos) {
    return clock.toNanos(jfrNanos);
  }

  /** When the event began, on the recorder's clock as far as that is known by now. */
  public long start(RecordedEvent event) {
    return clock.toNanos(JfrClock.epochNanos(event.getStartTime()));
  }

  private long end(RecordedEvent event) {
    return clock.toNanos(JfrClock.epochNanos(event.getEndTime()));
  }

  private void clock(RecordedEvent event) {
    long nanos = event.getLong("nanos");
    clock.calibrate(JfrClock.epochNanos(event.getStartTime()), nanos);
    intake.clock(nanos);
  }

  private void marker(RecordedEvent event) {
    intake.marker(event.getLong("sequence"), event.getLong("nanos"));
  }

  private void wait(RecordedEvent event) {
    if (!clock.isCalibrated()
        || event.getDuration().toNanos() < thresholdNanos
        || WaitEvents.isOurOwn(event)) {
      return;
    }
    OfThread read = waitOfThread(event);
    if (read == null) {
      unreadable();
      return;
    }
    intake.wait(read.threadId, read.waited.at(start(event), end(event), ticks(event)));
  }

  /** Without its time; null: it is not told whose it is. */
  private OfThread waitOfThread(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    if (thread == null) {
      return null;
    }
    ThreadIdentities.Identity known = threads.of(thread);
    return new OfThread(known.id(), waits.read(event, known.name(), 0, 0));
  }

  /**
   * Takes a wait that says the same as an earlier one, but at another time.
   *
   * @param first the earlier one, always the same object
   * @param startTicks of this one
   * @return false: it is shorter than what the live side looks at
   */
  public boolean readAgain(
      RecordedEvent first, long startTicks, long startJfrNanos, long endJfrNanos) {
    if (endJfrNanos - startJfrNanos < thresholdNanos) {
      return false;
    }
    if (!clock.isCalibrated()) {
      return true;
    }
    try {
      OfThread known = firsts.of(first, this::waitOfThread);
      if (known == null) {
        unreadable();
      } else {
        long start = clock.toNanos(startJfrNanos);
        intake.wait(known.threadId, known.waited.at(start, clock.toNanos(endJfrNanos), startTicks));
      }
    } catch (RuntimeException e) {
      unreadable();
    }
    return true;
  }

  private void safepointBegin(RecordedEvent event) {
    if (clock.isCalibrated()) {
      pauses.begin(event.getLong("safepointId"), start(event), ticks(event));
    }
  }

  private void operation(RecordedEvent event) {
    pauses.operation(event.getLong("safepointId"), event.getString("operation"));
  }

  private void phase(RecordedEvent event) {
    pauses.phase(event.getInt("gcId"), start(event));
  }

  private void collection(RecordedEvent event) {
    pauses.collection(event.getInt("gcId"), event.getString("name"), event.getString("cause"));
  }

  private void safepointEnd(RecordedEvent event) {
    pauses.end(event.getLong("safepointId"), end(event));
  }

  private void shortScopes(RecordedEvent event) {
    intake.shortScopes(event.getLong("spanId"), event.getLong("sumNanos"));
  }

  private void openScope(RecordedEvent event) {
    intake.openScope(RecordedOpenScope.of(event));
  }

  private void scope(RecordedEvent event) {
    intake.scope(scopeOf(scopeValues.fill(event)));
  }

  /** What a scope's event says; its times are the recorder's already. Any thread. */
  public static ClosedScope scopeOf(FieldValues values) {
    Scope scope =
        new Scope(
            values.number(ScopeField.SPAN_ID),
            values.number(ScopeField.START_NANOS),
            values.number(ScopeField.END_NANOS),
            values.number(ScopeField.NESTED_CHILD_NANOS),
            values.number(ScopeField.NESTED_OTHER_NANOS),
            false);
    return new ClosedScope(
        scope,
        values.number(ScopeField.TRACE_ID_HIGH),
        values.number(ScopeField.TRACE_ID_LOW),
        values.number(ScopeField.THREAD_ID),
        values.is(ScopeField.VIRTUAL),
        values.number(ScopeField.PARENT_SPAN_ID),
        values.number(ScopeField.SPAN_START_NANOS),
        Reading.of(
            values.number(ScopeField.FIRST_READ_NANOS),
            values.number(ScopeField.FIRST_CPU_NANOS),
            values.number(ScopeField.FIRST_RUN_QUEUE_NANOS)),
        Reading.of(
            values.number(ScopeField.LAST_READ_NANOS),
            values.number(ScopeField.LAST_CPU_NANOS),
            values.number(ScopeField.LAST_RUN_QUEUE_NANOS)));
  }
}
