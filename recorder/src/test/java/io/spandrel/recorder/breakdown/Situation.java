package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds what {@link Breakdown} looks at, from times in milliseconds. */
final class Situation {
  static final long MILLI = 1_000_000;
  private static final long MICRO = 1_000;

  private final Map<String, Thread> threads = new LinkedHashMap<>();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Interval> unwatched = new ArrayList<>();
  private final Map<Long, List<SpanTime>> children = new LinkedHashMap<>();
  private final Map<Long, List<Interval>> queued = new LinkedHashMap<>();
  private final Map<Long, Long> shortNanos = new LinkedHashMap<>();

  /** A breakdown, and its parts as text in milliseconds. */
  record Result(Breakdown breakdown) {
    String parts() {
      StringBuilder text = new StringBuilder();
      for (State state : State.values()) {
        long nanos = breakdown.parts().nanos(state);
        if (nanos != 0) {
          BigDecimal millis = BigDecimal.valueOf(nanos, 6).stripTrailingZeros();
          text.append(text.isEmpty() ? "" : ", ")
              .append(state.key())
              .append(' ')
              .append(millis.toPlainString());
        }
      }
      return text.toString();
    }
  }

  final class Thread {
    private final boolean virtual;
    private final List<Scope> scopes = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    Thread(boolean virtual) {
      this.virtual = virtual;
    }

    Thread scope(long span, long start, long end) {
      return scopeWithNested(span, start, end, 0, 0);
    }

    Thread scopeWithNested(long span, long start, long end, long child, long other) {
      scopes.add(new Scope(span, start * MILLI, end * MILLI, child * MILLI, other * MILLI, false));
      return this;
    }

    Thread openScope(long span, long start, long seen) {
      scopes.add(new Scope(span, start * MILLI, seen * MILLI, 0, 0, true));
      return this;
    }

    Thread wait(State state, long start, long end) {
      waits.add(Wait.of(state, start * MILLI, end * MILLI));
      return this;
    }

    /** Two readings between which the thread had so much CPU and run-queue time. */
    Thread counted(long from, long to, long cpu, long runQueue) {
      Reading last = readings.isEmpty() ? new Reading(0, 0, 0) : readings.get(readings.size() - 1);
      if (readings.isEmpty() || last.nanos() != from * MILLI) {
        last = new Reading(from * MILLI, last.cpuNanos(), last.runQueueNanos());
        readings.add(last);
      }
      readings.add(
          new Reading(
              to * MILLI, last.cpuNanos() + cpu * MILLI, last.runQueueNanos() + runQueue * MILLI));
      return this;
    }

    ThreadTrack track(String name) {
      scopes.sort(Comparator.comparingLong(Scope::start));
      waits.sort(Comparator.comparingLong(Wait::start));
      return new ThreadTrack(name.hashCode(), virtual, scopes, waits, readings);
    }
  }

  Thread thread(String name) {
    return threads.computeIfAbsent(name, key -> new Thread(false));
  }

  Thread virtualThread(String name) {
    return threads.computeIfAbsent(name, key -> new Thread(true));
  }

  void pause(State state, long start, long end) {
    pauses.add(Pause.of(state, start * MILLI, end * MILLI));
  }

  void unwatched(long start, long end) {
    unwatched.add(new Interval(start * MILLI, end * MILLI));
  }

  void child(long parent, long child, long start, long end) {
    add(parent, new SpanTime(child, start * MILLI, end * MILLI, false));
  }

  void clientChild(long parent, long child, long start, long end) {
    add(parent, new SpanTime(child, start * MILLI, end * MILLI, true));
  }

  void childMicros(long parent, long child, long startMicros, long endMicros) {
    add(parent, new SpanTime(child, startMicros * MICRO, endMicros * MICRO, false));
  }

  private void add(long parent, SpanTime child) {
    children.computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
  }

  void queued(long span, long start, long end) {
    queued
        .computeIfAbsent(span, key -> new ArrayList<>())
        .add(new Interval(start * MILLI, end * MILLI));
  }

  void shortScopes(long span, long sum) {
    shortNanos.put(span, sum * MILLI);
  }

  Result span(long id, long start, long end) {
    SpanTime span = time(id, start, end);
    List<Interval> childTimes =
        children.getOrDefault(id, List.of()).stream()
            .map(child -> new Interval(child.start(), child.end()))
            .toList();
    return result(span, List.of(span), childTimes, false);
  }

  Result totals(long id, long start, long end) {
    SpanTime span = time(id, start, end);
    List<SpanTime> members = new ArrayList<>(List.of(span));
    members.addAll(children.getOrDefault(id, List.of()));
    return result(span, members, List.of(), true);
  }

  private SpanTime time(long id, long start, long end) {
    boolean client =
        children.values().stream()
            .flatMap(List::stream)
            .anyMatch(child -> child.spanId() == id && child.client());
    return new SpanTime(id, start * MILLI, end * MILLI, client);
  }

  private Result result(
      SpanTime span, List<SpanTime> members, List<Interval> childTimes, boolean totals) {
    List<ThreadTrack> tracks = new ArrayList<>();
    threads.forEach((name, thread) -> tracks.add(thread.track(name)));
    Breakdown breakdown =
        Breakdown.of(
            new BreakdownInput(
                span,
                members,
                tracks,
                pauses,
                childTimes,
                queued.getOrDefault(span.spanId(), List.of()),
                unwatched,
                shortNanos.getOrDefault(span.spanId(), 0L),
                totals));
    if (breakdown.parts().sum() != span.length()) {
      throw new AssertionError("parts don't add up to the span: " + breakdown.parts());
    }
    return new Result(breakdown);
  }
}
