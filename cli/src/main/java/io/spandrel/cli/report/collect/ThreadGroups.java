package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.model.ThreadRow;
import io.spandrel.cli.report.sample.TracerThreads;
import io.spandrel.cli.trace.StateNanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Threads of like names, put together. */
final class ThreadGroups {

  private record Key(String group, boolean virtual) {}

  private ThreadGroups() {}

  /** By running time, then by name. */
  static List<ThreadGroupRow> of(List<ThreadRow> threads) {
    Map<Key, List<ThreadRow>> members = new LinkedHashMap<>();
    for (ThreadRow thread : threads) {
      members
          .computeIfAbsent(new Key(thread.group(), thread.virtual()), absent -> new ArrayList<>())
          .add(thread);
    }
    return members.entrySet().stream()
        .map(entry -> group(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(ThreadGroupRow::runningNanos)
                .reversed()
                .thenComparing(ThreadGroupRow::name))
        .toList();
  }

  private static ThreadGroupRow group(Key key, List<ThreadRow> members) {
    long running = members.stream().mapToLong(ThreadRow::runningNanos).sum();
    StateNanos states = new StateNanos();
    members.forEach(member -> states.add(member.states()));
    ThreadRow busiest =
        members.stream().max(Comparator.comparingLong(ThreadRow::runningNanos)).orElseThrow();
    return new ThreadGroupRow(
        members.size() == 1 && !key.group().equals(TracerThreads.GROUP)
            ? busiest.name()
            : key.group(),
        members.size(),
        key.virtual(),
        running,
        members.stream().mapToLong(ThreadRow::runnableNanos).sum(),
        states.breakdown(),
        busiest.name(),
        busiest.runningNanos(),
        busiest.watchedNanos(),
        busiest.runnableNanos(),
        imbalance(members, running));
  }

  private static double imbalance(List<ThreadRow> members, long running) {
    // A thread that came too late for two readings of its counters is not known to be idle.
    long watched = members.stream().filter(member -> member.watchedNanos() > 0).count();
    if (running == 0 || watched < 2) {
      return 0;
    }
    double even = (double) running / watched;
    double over =
        members.stream().mapToDouble(member -> Math.max(0, member.runningNanos() - even)).sum();
    return over / running;
  }
}
