package io.spandrel.recorder.capture;

import io.spandrel.recorder.ScopeEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;

/**
 * Records scopes and spans of this JVM, with every sort of number and text, beside other events.
 */
final class OwnRecording {
  /** Stands in each recording once; what the JVM makes constants of is longer than 16. */
  static final String MARK = "mark-of-a-span";

  private static final List<String> TEXTS =
      List.of(
          "",
          "short",
          "a text long enough for a constant",
          "Gr\u00f6\u00dfe",
          "\u4e16\u754c",
          "\u4e16\u754c and so on, long enough for a constant \ud83d\ude00",
          "x".repeat(1_000),
          "\u00e9".repeat(300),
          "\u0000\u007f\u0080\uffff");

  private static final List<String> WAITS =
      List.of("jdk.ThreadSleep", "jdk.ThreadPark", "jdk.JavaMonitorWait", "jdk.JavaMonitorEnter");

  private static final Object LOCK = new Object();

  private OwnRecording() {}

  /**
   * @param chunks so many at least, with two threads that write while one ends and the next begins
   */
  static Path write(Path file, int chunks) throws IOException, InterruptedException {
    try (Recording recording = new Recording()) {
      recording.enable(SpanEvent.class);
      recording.enable(ScopeEvent.class);
      recording.enable(ServiceEvent.class);
      for (String wait : WAITS) {
        recording.enable(wait).withThreshold(Duration.ofNanos(1)).withStackTrace();
      }
      recording.enable("jdk.ThreadStart");
      recording.start();
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger written = new AtomicInteger();
      List<Thread> writers = List.of(writer(1, stop, written), writer(2, stop, written));
      writers.forEach(Thread::start);
      for (int i = 1; i < chunks; i++) {
        awaitMore(written);
        // Another recording's begin and end each begin a chunk.
        try (Recording other = new Recording()) {
          other.start();
          awaitMore(written);
        }
      }
      awaitMore(written);
      contend();
      stop.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
      span(new Random(5), MARK);
      for (int i = 0; i < 200; i++) {
        span(new Random(i), "after");
      }
      recording.stop();
      recording.dump(file);
    }
    return file;
  }

  private static void awaitMore(AtomicInteger written) {
    int before = written.get();
    while (written.get() < before + 500) {
      Thread.onSpinWait();
    }
  }

  private static Thread writer(int seed, AtomicBoolean stop, AtomicInteger written) {
    Random random = new Random(seed);
    return new Thread(() -> {
      while (!stop.get()) {
        span(random, null);
        scope(random);
        if (random.nextInt(50) == 0) {
          waitSomehow(random.nextInt(4));
        }
        written.incrementAndGet();
      }
    });
  }

  /** A thread waits for a lock that this one holds. */
  private static void contend() throws InterruptedException {
    Thread waiting =
        new Thread(() -> {
          synchronized (LOCK) {
            LOCK.notifyAll();
          }
        });
    synchronized (LOCK) {
      waiting.start();
      while (waiting.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
    }
    waiting.join();
  }

  private static void waitSomehow(int which) {
    try {
      switch (which) {
        case 0 -> Thread.sleep(1);
        case 1 -> LockSupport.parkNanos(10_000);
        case 2 -> LockSupport.parkNanos(TEXTS, 10_000);
        default -> {
          synchronized (LOCK) {
            LOCK.wait(1);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Numbers of every length, negative ones too. */
  private static long number(Random random) {
    return random.nextLong() >> random.nextInt(Long.SIZE);
  }

  private static String text(Random random) {
    int which = random.nextInt(TEXTS.size() + 2);
    return which == TEXTS.size()
        ? null
        : which > TEXTS.size() ? "of one only " + random.nextLong() : TEXTS.get(which);
  }

  private static void span(Random random, String name) {
    SpanEvent event = new SpanEvent();
    event.traceIdHigh = number(random);
    event.traceIdLow = number(random);
    event.spanId = number(random);
    event.parentSpanId = number(random);
    event.parentRemote = random.nextBoolean();
    event.parentSampled = random.nextBoolean();
    event.traceFlags = random.nextInt();
    event.traceState = text(random);
    event.name = name == null ? text(random) : name;
    event.kind = "SERVER";
    event.status = text(random);
    event.statusDescription = text(random);
    event.startEpochNanos = number(random);
    event.endEpochNanos = number(random);
    event.startNanos = number(random);
    event.endNanos = number(random);
    event.scopeName = text(random);
    event.scopeVersion = text(random);
    event.attributes = text(random);
    event.links = text(random);
    event.events = text(random);
    event.attributeCount = random.nextInt(5);
    event.linkCount = -1;
    event.eventCount = random.nextInt();
    event.commit();
  }

  private static void scope(Random random) {
    ScopeEvent event = new ScopeEvent();
    event.traceIdHigh = number(random);
    event.traceIdLow = number(random);
    event.spanId = number(random);
    event.parentSpanId = number(random);
    event.threadId = number(random);
    event.virtual = random.nextBoolean();
    event.spanStartNanos = number(random);
    event.startNanos = number(random);
    event.endNanos = number(random);
    event.nestedChildNanos = number(random);
    event.nestedOtherNanos = number(random);
    if (random.nextBoolean()) {
      event.firstReadNanos = number(random);
      event.firstCpuNanos = number(random);
      event.firstRunQueueNanos = number(random);
      event.lastReadNanos = number(random);
      event.lastCpuNanos = number(random);
      event.lastRunQueueNanos = number(random);
    }
    event.commit();
  }
}
