package io.spandrel.exporter.wait;

import static io.spandrel.exporter.TestSpan.MILLI;

import io.opentelemetry.api.trace.SpanKind;
import io.spandrel.exporter.TestSpan;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.breakdown.WaitCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in one span; times in milliseconds after its start. */
final class Situation {
  /** What the recorder's clock says at the span's start. */
  static final long BEGIN = 1_000_000 * MILLI;

  static final long OFFSET = BEGIN - TestSpan.START;

  private final TestSpan span;
  private final Map<Long, List<Wait>> waits = new TreeMap<>();
  private final Map<Long, Long> cpuMillis = new TreeMap<>();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Interval> unwatched = new ArrayList<>();
  private boolean open;
  private boolean loss;
  private boolean totals;
  private boolean incomplete;

  Situation(TestSpan span) {
    this.span = span;
  }

  static Situation millis(double length) {
    return new Situation(TestSpan.of(1).millis(0, length));
  }

  static WaitCause cause(String object) {
    return WaitCause.ofObject(object);
  }

  static WaitCause operation(String operation, String address, int port) {
    return new WaitCause(
        "worker", operation, "", -1, "", address, port, 42, List.of(), Frame.UNKNOWN);
  }

  static WaitCause lock(String object, long holderId, String holder, Frame... frames) {
    return new WaitCause(
        "worker",
        "",
        object,
        holderId,
        holder,
        "",
        -1,
        -1,
        List.of(frames),
        frames.length == 0 ? Frame.UNKNOWN : frames[0]);
  }

  static long at(double millis) {
    return BEGIN + Math.round(millis * MILLI);
  }

  Situation wait(long thread, State state, double from, double to, WaitCause cause) {
    waits
        .computeIfAbsent(thread, id -> new ArrayList<>())
        .add(Wait.of(state, 0, 0, cause).at(at(from), at(to), at(from)));
    return this;
  }

  Situation wait(State state, double from, double to, WaitCause cause) {
    return wait(7, state, from, to, cause);
  }

  Situation onThread(long thread) {
    waits.computeIfAbsent(thread, id -> new ArrayList<>());
    return this;
  }

  /** Counters: the thread ran so long in the span. */
  Situation cpu(long thread, long millis) {
    onThread(thread);
    cpuMillis.put(thread, millis);
    return this;
  }

  Situation pause(State state, double from, double to, String operation, String collector) {
    pauses.add(new Pause(state, at(from), at(to), at(from), operation, collector, "G1 Evacuation"));
    return this;
  }

  Situation unwatched(double from, double to) {
    unwatched.add(new Interval(at(from), at(to)));
    return this;
  }

  Situation stillOpen() {
    open = true;
    return this;
  }

  Situation lossy() {
    loss = true;
    return this;
  }

  Situation asLocalRoot() {
    totals = true;
    return this;
  }

  Situation incomplete() {
    incomplete = true;
    return asLocalRoot();
  }

  Subject subject() {
    BreakdownInput own = input(false);
    BreakdownInput all = totals ? input(true) : null;
    return new Subject(
        span.data(),
        OFFSET,
        own,
        Breakdown.of(own),
        all,
        all == null ? null : Breakdown.of(all),
        incomplete,
        loss);
  }

  List<OwnWait> ownWaits() {
    return OwnWait.of(input(false));
  }

  private BreakdownInput input(boolean ofTotals) {
    long end = BEGIN + span.endEpochNanos() - span.startEpochNanos();
    SpanTime time = new SpanTime(span.spanId(), BEGIN, end, span.kind() == SpanKind.CLIENT);
    List<ThreadTrack> tracks = new ArrayList<>();
    waits.forEach((thread, ofThread) -> {
      List<Wait> sorted = new ArrayList<>(ofThread);
      sorted.sort(Comparator.comparingLong(Wait::start));
      Long cpu = cpuMillis.get(thread);
      List<Reading> readings =
          cpu == null
              ? List.of()
              : List.of(new Reading(BEGIN, 0, 0), new Reading(end, cpu * MILLI, 0));
      Scope scope = new Scope(span.spanId(), BEGIN, end, 0, 0, open);
      tracks.add(new ThreadTrack(thread, false, List.of(scope), sorted, readings));
    });
    return new BreakdownInput(
        time, List.of(time), tracks, pauses, List.of(), List.of(), unwatched, 0, ofTotals);
  }
}
