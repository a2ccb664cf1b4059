package io.spandrel.otel.truth;

import io.spandrel.TaskSpan;
import io.spandrel.Trace;
import io.spandrel.otel.agent.Recording;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Spans whose time passes on other threads than the one that began them, or on none. */
public final class SpansOverThreads {
  static final String PARENT = "parent waits for its child";
  static final String CHILD = "child";
  static final String NOWHERE = "current nowhere";
  static final String LEFT_BEHIND = "ended while a thread is in it";
  static final String STUCK = "ended while a thread is stuck in it";
  static final String TWO = "current on two threads";

  private static final long MILLIS = 40;

  private SpansOverThreads() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    ExecutorService other = Executors.newSingleThreadExecutor();
    CountDownLatch never = new CountDownLatch(1);
    stayIn(STUCK, never);
    waitForChild(other);
    beNowhere();
    CountDownLatch soon = new CountDownLatch(1);
    Thread left = stayIn(LEFT_BEHIND, soon);
    sleep();
    soon.countDown();
    left.join();
    beOnTwoThreads(other);
    other.shutdown();
  }

  private static void waitForChild(ExecutorService other) throws Exception {
    Trace.<Exception>region(
        PARENT,
        () -> {
          Future<?> child = other.submit(() -> Trace.region(CHILD, SpansOverThreads::sleep));
          child.get();
        });
  }

  private static void sleep() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void beNowhere() {
    TaskSpan task = Trace.startTask(NOWHERE);
    sleep();
    task.end();
  }

  /** Returns when the span has ended; the thread is in it until the latch opens. */
  private static Thread stayIn(String name, CountDownLatch latch) throws InterruptedException {
    TaskSpan task = Trace.startTask(name);
    CountDownLatch attached = new CountDownLatch(1);
    Runnable stay =
        () -> {
          attached.countDown();
          await(latch);
        };
    Thread thread = new Thread(task.wrap(stay), "stays in " + name);
    thread.setDaemon(true);
    thread.start();
    attached.await();
    sleep();
    task.end();
    return thread;
  }

  private static void beOnTwoThreads(ExecutorService other) throws Exception {
    TaskSpan task = Trace.startTask(TWO);
    CountDownLatch both = new CountDownLatch(2);
    Future<?> second = other.submit(task.wrap(() -> meetAndSleep(both)));
    task.wrap(() -> meetAndSleep(both)).run();
    second.get();
    task.end();
  }

  private static void meetAndSleep(CountDownLatch both) {
    both.countDown();
    await(both);
    sleep();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
