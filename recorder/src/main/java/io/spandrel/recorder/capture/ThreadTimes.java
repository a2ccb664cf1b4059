package io.spandrel.recorder.capture;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what each thread of the process has used, and commits it: on Linux from {@code
 * /proc/self/task}, some 20 us a thread, elsewhere from the JVM. Called by one thread at a time.
 */
public final class ThreadTimes {
  /** So many threads are told of at a time. */
  public static final int MOST_THREADS = 1_000;

  private static final Path TASKS = Path.of("/proc/self/task");

  private final boolean fromKernel = Files.isReadable(Path.of("/proc/self/schedstat"));
  private Map<String, String> names = Map.of();

  /** One event for each thread. */
  public void emit() {
    if (!new ThreadTimeEvent().isEnabled()) {
      return;
    }
    if (fromKernel) {
      emitFromKernel();
    } else {
      emitFromJvm();
    }
  }

  private void emitFromKernel() {
    Map<String, String> seen = new HashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        if (seen.size() == MOST_THREADS) {
          break;
        }
        emit(task, seen);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Said by the events that are missing.
    }
    names = seen;
  }

  private void emit(Path task, Map<String, String> seen) {
    String id = task.getFileName().toString();
    try {
      String[] counters = text(task.resolve("schedstat")).split(" ");
      ThreadTimeEvent event = new ThreadTimeEvent();
      event.nanos = System.nanoTime();
      event.osThreadId = Long.parseLong(id);
      event.javaThreadId = -1;
      event.cpuNanos = Long.parseLong(counters[0]);
      event.runQueueNanos = Long.parseLong(counters[1]);
      String name = names.get(id);
      event.name = name == null ? text(task.resolve("comm")) : name;
      event.commit();
      seen.put(id, event.name);
    } catch (IOException | RuntimeException e) {
      // The thread has ended meanwhile.
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
  }

  private static void emitFromJvm() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
      return;
    }
    int told = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread == null || told++ >= MOST_THREADS) {
        continue;
      }
      ThreadTimeEvent event = new ThreadTimeEvent();
      event.nanos = System.nanoTime();
      event.osThreadId = -1;
      event.javaThreadId = thread.getThreadId();
      event.name = thread.getThreadName();
      event.cpuNanos = threads.getThreadCpuTime(thread.getThreadId());
      event.runQueueNanos = -1;
      if (event.cpuNanos >= 0) {
        event.commit();
      }
    }
  }
}
