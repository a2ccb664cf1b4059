package io.spandrel.cli.report.read;

import io.spandrel.cli.report.sample.ThreadRef;
import io.spandrel.cli.report.sample.ThreadTime;
import io.spandrel.recorder.jfr.ReadOnce;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** Which thread is which: JFR and the kernel number them differently, and name them too. */
final class RecordedThreads {

  private static final int MAX_THREADS = 10_000;
  private static final String VIRTUAL = "virtual";

  private final Map<Long, Long> keyByJavaId = new HashMap<>();
  private final BiConsumer<Long, String> named;
  private final Map<Long, ThreadTime> loads = new HashMap<>();
  private boolean counted;

  /** A chunk has one object for all events of a thread. */
  private final ReadOnce<RecordedThread, ThreadRef> refs = new ReadOnce<>(MAX_THREADS);

  /**
   * @param named takes the full name of each platform thread when it is first seen
   */
  RecordedThreads(BiConsumer<Long, String> named) {
    this.named = named;
  }

  /** Another chunk begins: what belongs to the one before would stay in memory with its objects. */
  void chunkBegan() {
    refs.forget();
  }

  /** Learns a thread's name; an event of a thread that has ended may have none. */
  void learn(RecordedThread thread) {
    if (thread != null) {
      of(thread);
    }
  }

  ThreadRef of(RecordedThread thread) {
    return refs.of(thread, this::read);
  }

  private ThreadRef read(RecordedThread thread) {
    String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
    String known = name == null ? "" : name;
    if (isVirtual(thread)) {
      return new ThreadRef(thread.getJavaThreadId(), 0, known, true);
    }
    long key = thread.getOSThreadId() > 0 ? thread.getOSThreadId() : -thread.getJavaThreadId();
    if (keyByJavaId.size() < MAX_THREADS
        && thread.getJavaThreadId() > 0
        && keyByJavaId.put(thread.getJavaThreadId(), key) == null) {
      named.accept(key, known);
    }
    return new ThreadRef(thread.getJavaThreadId(), key, known, false);
  }

  /** JDKs before 21 have no such field, and no such threads. */
  private static boolean isVirtual(RecordedThread thread) {
    return thread.hasField(VIRTUAL) && thread.getBoolean(VIRTUAL);
  }

  /**
   * A reading made of the JVM's own account, which speaks of the time since the one before: for
   * files without the extension's counters, so empty once one of those was seen. It says nothing of
   * the run queue.
   */
  Optional<ThreadTime> load(RecordedEvent event, long atNanos, int cores) {
    if (counted || event.getThread() == null || cores == 0) {
      return Optional.empty();
    }
    ThreadRef thread = of(event.getThread());
    double share = event.getFloat("user") + event.getFloat("system");
    ThreadTime before = loads.get(thread.key());
    long running = before == null ? 0 : Math.round(share * cores * (atNanos - before.atNanos()));
    long sum = before == null ? 0 : before.cpuNanos() + running;
    ThreadTime reading = new ThreadTime(thread.key(), thread.name(), atNanos, sum, -1, false);
    if (before != null || loads.size() < MAX_THREADS) {
      loads.put(thread.key(), reading);
    }
    return Optional.of(reading);
  }

  /** A reading of a thread's counters. */
  ThreadTime time(RecordedEvent event) {
    counted = true;
    long osId = event.getLong("osThreadId");
    long javaId = event.getLong("javaThreadId");
    long key = osId > 0 ? osId : keyByJavaId.getOrDefault(javaId, -javaId);
    String name = event.getString("name");
    return new ThreadTime(
        key,
        name == null ? "" : name,
        event.getLong("nanos"),
        event.getLong("cpuNanos"),
        event.getLong("runQueueNanos"));
  }
}
