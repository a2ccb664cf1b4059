package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.ThreadRow;
import io.spandrel.cli.report.sample.ThreadRef;
import io.spandrel.cli.report.sample.ThreadTime;
import io.spandrel.cli.report.sample.WaitSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each thread did, spans or not. Virtual threads of one group share a row. */
final class ThreadCollector {

  /** Threads beyond it share a row for each group, and groups beyond it one row. */
  static final int MAX_THREADS = 10_000;

  static final String OTHERS = "(other threads)";

  private final Map<Long, ThreadSum> byKey = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Map<String, ThreadSum> shared = new HashMap<>();
  private final LoadSeries demand;

  ThreadCollector(LoadSeries demand) {
    this.demand = demand;
  }

  void add(WaitSample wait) {
    ThreadRef thread = wait.thread();
    if (thread.virtual()) {
      shared(thread.name(), true).add(wait);
    } else {
      name(thread.key(), thread.name());
      thread(thread.key(), thread.name()).add(wait);
    }
  }

  void add(ThreadTime reading) {
    ThreadSum known = byKey.get(reading.threadKey());
    if (known == null && byKey.size() >= MAX_THREADS) {
      // Without a row of its own there is no earlier reading to subtract.
      return;
    }
    thread(reading.threadKey(), reading.threadName()).add(reading, demand);
  }

  /** Its counters begin with 0; the number may have been another thread's before. */
  void started(long key, String name, long atNanos) {
    name(key, name);
    if (byKey.containsKey(key) || byKey.size() < MAX_THREADS) {
      thread(key, name).startedAt(atNanos, key);
    }
  }

  /** A thread's full name, from an event that has it. */
  void name(long key, String name) {
    if (name.isEmpty() || name.equals(names.get(key))) {
      return;
    }
    if (names.size() < MAX_THREADS || names.containsKey(key)) {
      names.put(key, name);
    }
    ThreadSum known = byKey.get(key);
    if (known != null) {
      known.rename(name);
    }
  }

  private ThreadSum thread(long key, String name) {
    ThreadSum known = byKey.get(key);
    if (known != null) {
      return known;
    }
    if (byKey.size() >= MAX_THREADS) {
      return shared(name, false);
    }
    ThreadSum sum = new ThreadSum(names.getOrDefault(key, name), false);
    byKey.put(key, sum);
    return sum;
  }

  private ThreadSum shared(String name, boolean virtual) {
    String group = GroupName.of(name);
    String kept =
        shared.containsKey(group + virtual) || shared.size() < MAX_THREADS ? group : OTHERS;
    return shared.computeIfAbsent(
        kept + virtual,
        absent -> new ThreadSum(kept.isEmpty() && virtual ? "(virtual threads)" : kept, virtual));
  }

  /** By running time, then by name. */
  List<ThreadRow> rows() {
    List<ThreadRow> rows = new ArrayList<>();
    byKey.values().stream().filter(sum -> !sum.isEmpty()).map(ThreadSum::row).forEach(rows::add);
    shared.values().stream().map(ThreadSum::row).forEach(rows::add);
    rows.sort(
        Comparator.comparingLong(ThreadRow::runningNanos)
            .reversed()
            .thenComparing(ThreadRow::name));
    return rows;
  }
}
