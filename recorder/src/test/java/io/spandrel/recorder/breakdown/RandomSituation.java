package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What {@link Breakdown} looks at, made up from a seed: anything that the types allow, however
 * unlikely. One seed is always the same situation.
 */
final class RandomSituation {
  static final long SPAN = 1;
  private static final int SPANS = 4;
  private static final List<State> WAITS =
      List.of(
          State.LOCK,
          State.SOCKET,
          State.FILE,
          State.SLEEP,
          State.WAIT,
          State.PARK,
          State.ALLOC_STALL);

  private final Random random;
  private final long unit;
  private final int length;

  private RandomSituation(long seed) {
    random = new Random(seed);
    unit = random.nextBoolean() ? 1 : 1_000_003;
    length = random.nextInt(200);
  }

  /** Several threads, strangers, children, gaps, anything. */
  static BreakdownInput any(long seed) {
    return new RandomSituation(seed).any();
  }

  /** One thread in one scope that is all of the span, with counters over all of it. */
  static BreakdownInput countedThread(long seed) {
    return new RandomSituation(seed).countedThread();
  }

  private BreakdownInput any() {
    SpanTime span = new SpanTime(SPAN, 0, length * unit, random.nextInt(4) == 0);
    List<SpanTime> members = new ArrayList<>(List.of(span));
    boolean totals = random.nextBoolean();
    for (int id = 2; totals && id < SPANS; id++) {
      Interval when = interval();
      members.add(new SpanTime(id, when.start(), when.end(), random.nextBoolean()));
    }
    List<ThreadTrack> tracks = new ArrayList<>();
    int threads = random.nextInt(4);
    for (int i = 0; i < threads; i++) {
      boolean virtual = random.nextInt(3) == 0;
      tracks.add(new ThreadTrack(random.nextInt(3), virtual, scopes(), waits(virtual), readings()));
    }
    return new BreakdownInput(
        span,
        members,
        tracks,
        pauses(),
        totals ? List.of() : intervals(3),
        intervals(2),
        intervals(2),
        random.nextInt(3) == 0 ? random.nextInt(100) * unit : 0,
        totals);
  }

  private BreakdownInput countedThread() {
    long end = (1 + length) * unit;
    SpanTime span = new SpanTime(SPAN, 0, end, false);
    TreeMap<Long, Reading> readings = new TreeMap<>();
    readings().forEach(reading -> readings.put(reading.nanos(), reading));
    Reading first = reading(-random.nextInt(5) * unit, new Reading(0, 0, 0));
    readings.headMap(first.nanos(), true).clear();
    readings.put(first.nanos(), first);
    Reading last = readings.lastEntry().getValue();
    if (last.nanos() < end) {
      readings.put(end, reading(end, last));
    }
    ThreadTrack track =
        new ThreadTrack(
            1,
            false,
            List.of(Scope.of(SPAN, 0, end)),
            waits(false),
            List.copyOf(readings.values()));
    return new BreakdownInput(
        span, List.of(span), List.of(track), pauses(), List.of(), List.of(), List.of(), 0, false);
  }

  private long moment() {
    return (random.nextInt(length + 21) - 10) * unit;
  }

  private Interval interval() {
    long start = moment();
    return new Interval(start, start + random.nextInt(60) * unit);
  }

  private List<Interval> intervals(int most) {
    List<Interval> intervals = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      intervals.add(interval());
    }
    return intervals;
  }

  private List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    for (Interval when : intervals(6)) {
      long span = random.nextInt(SPANS);
      boolean nested = random.nextInt(3) == 0;
      scopes.add(
          new Scope(
              span,
              when.start(),
              when.end() + random.nextInt(length + 1) * unit,
              nested ? random.nextInt(50) * unit : 0,
              nested ? random.nextInt(50) * unit : 0,
              random.nextInt(5) == 0));
    }
    scopes.sort(Comparator.comparingLong(Scope::start));
    return scopes;
  }

  private List<Wait> waits(boolean virtual) {
    List<Wait> waits = new ArrayList<>();
    for (Interval when : intervals(12)) {
      State state =
          virtual && random.nextInt(3) == 0
              ? State.RUNNABLE
              : WAITS.get(random.nextInt(WAITS.size()));
      double share = random.nextInt(4) == 0 ? random.nextDouble() : 1;
      waits.add(new Wait(state, when.start(), when.end(), share, 0, null, false));
    }
    waits.sort(Comparator.comparingLong(Wait::start));
    return waits;
  }

  private List<Pause> pauses() {
    List<Pause> pauses = new ArrayList<>();
    for (Interval when : intervals(4)) {
      State state = random.nextBoolean() ? State.GC : State.SAFEPOINT;
      pauses.add(Pause.of(state, when.start(), when.end()));
    }
    pauses.sort(Comparator.comparingLong(Pause::start));
    return pauses;
  }

  /** Some of them twice. */
  private List<Reading> readings() {
    List<Long> moments = new ArrayList<>();
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      long moment = moment();
      moments.add(moment);
      if (random.nextInt(4) == 0) {
        moments.add(moment);
      }
    }
    moments.sort(Comparator.naturalOrder());
    List<Reading> readings = new ArrayList<>();
    Reading last = new Reading(0, 0, 0);
    for (long moment : moments) {
      last = reading(moment, last);
      readings.add(last);
    }
    return readings;
  }

  /** Counters may say more than there is time, or go back. */
  private Reading reading(long moment, Reading last) {
    return new Reading(
        moment,
        last.cpuNanos() + (random.nextInt(60) - 5) * unit,
        last.runQueueNanos() + (random.nextInt(3) == 0 ? (random.nextInt(40) - 5) * unit : 0));
  }
}
