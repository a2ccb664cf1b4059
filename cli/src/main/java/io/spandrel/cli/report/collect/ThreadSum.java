package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.ThreadRow;
import io.spandrel.cli.report.sample.ThreadTime;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.cli.trace.StateNanos;

/** One thread's counters and waits, added up. */
final class ThreadSum {

  private String name;
  private final boolean virtual;
  private final StateNanos states = new StateNanos();
  private boolean waited;
  private ThreadTime last;
  private long watchedNanos;
  private long runningNanos;
  private long runnableNanos;

  ThreadSum(String name, boolean virtual) {
    this.name = name;
    this.virtual = virtual;
  }

  void rename(String fullName) {
    name = fullName;
  }

  void add(WaitSample wait) {
    states.add(wait.state(), wait.lengthNanos());
    waited = true;
  }

  /** Time since the reading before; the first one of a kind only says from where to count. */
  void add(ThreadTime reading, LoadSeries demand) {
    if (last != null
        && last.ofTheKernel() == reading.ofTheKernel()
        && reading.atNanos() > last.atNanos()) {
      long running = Math.max(0, reading.cpuNanos() - last.cpuNanos());
      long runnable = Math.max(0, reading.runQueueNanos() - last.runQueueNanos());
      watchedNanos += reading.atNanos() - last.atNanos();
      runningNanos += running;
      runnableNanos += runnable;
      if (reading.runQueueNanos() >= 0) {
        demand.addDemand(last.atNanos(), reading.atNanos(), running + runnable);
      }
    }
    last = reading;
  }

  void startedAt(long nanos, long key) {
    last = new ThreadTime(key, name, nanos, 0, 0);
  }

  boolean isEmpty() {
    return runningNanos == 0 && runnableNanos == 0 && !waited;
  }

  ThreadRow row() {
    return new ThreadRow(
        name,
        GroupName.of(name),
        virtual,
        watchedNanos,
        runningNanos,
        runnableNanos,
        states.breakdown());
  }
}
