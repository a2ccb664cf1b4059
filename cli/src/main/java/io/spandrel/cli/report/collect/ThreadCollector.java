package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.ThreadRow;
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

  private final Map<Long, ThreadSum> byId = new HashMap<>();
  private final Map<String, ThreadSum> shared = new HashMap<>();
  private final LoadSeries demand;

  ThreadCollector(LoadSeries demand) {
    this.demand = demand;
  }

  void add(WaitSample wait) {
    if (wait.virtual()) {
      shared(wait.threadName(), true).add(wait);
    } else {
      thread(wait.threadId(), wait.threadName()).add(wait);
    }
  }

  void add(ThreadTime reading) {
    ThreadSum known = byId.get(reading.threadId());
    if (known == null && byId.size() >= MAX_THREADS) {
      // Without a row of its own there is no earlier reading to subtract.
      return;
    }
    thread(reading.threadId(), reading.threadName()).add(reading, demand);
  }

  private ThreadSum thread(long id, String name) {
    ThreadSum known = byId.get(id);
    if (known != null) {
      return known;
    }
    if (byId.size() >= MAX_THREADS) {
      return shared(name, false);
    }
    ThreadSum sum = new ThreadSum(name, false);
    byId.put(id, sum);
    return sum;
  }

  private ThreadSum shared(String name, boolean virtual) {
    String group = GroupName.of(name);
    String kept =
        shared.containsKey(group + virtual) || shared.size() < MAX_THREADS ? group : OTHERS;
    return shared.computeIfAbsent(
        kept + virtual,
        absent ->
            new ThreadSum(kept.isEmpty() && virtual ? "(virtual threads)" : kept, virtual));
  }

  /** By running time, then by name. */
  List<ThreadRow> rows() {
    List<ThreadRow> rows = new ArrayList<>();
    byId.values().stream().filter(sum -> !sum.isEmpty()).map(ThreadSum::row).forEach(rows::add);
    shared.values().stream().map(ThreadSum::row).forEach(rows::add);
    rows.sort(
        Comparator.comparingLong(ThreadRow::runningNanos)
            .reversed()
            .thenComparing(ThreadRow::name));
    return rows;
  }
}
