package io.spandrel.examples.queue;

import io.spandrel.Task;
import io.spandrel.examples.FixedOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** 100 senders and 100 receivers with a queue between them that holds one message. */
public final class QueueOfOne {
  private static final int SENDERS = 100;
  private static final int MESSAGES = 10;
  private static final long MEASURING_MILLIS = 10;
  private static final long HANDLING_MILLIS = 200;

  private final BlockingQueue<Integer> queue;

  private QueueOfOne(BlockingQueue<Integer> queue) {
    this.queue = queue;
  }

  /** With {@code --fixed} the queue has room for all messages, and no lock inside. */
  public static void main(String[] arguments) throws Exception {
    boolean fixed = FixedOption.isGiven(arguments);
    QueueOfOne program =
        new QueueOfOne(fixed ? new LinkedTransferQueue<>() : new ArrayBlockingQueue<>(1));
    warmUp();
    ExecutorService threads = Executors.newFixedThreadPool(2 * SENDERS);
    List<Future<Integer>> sums = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      threads.submit(program::send);
      sums.add(threads.submit(program::receive));
    }
    int sum = 0;
    for (Future<Integer> receiver : sums) {
      sum += receiver.get();
    }
    threads.shutdown();
    System.out.println("received " + sum);
  }

  /** Loads the classes of a task, for which all the threads would else wait at once. */
  @Task("warm up")
  private static void warmUp() {}

  @Task("send")
  private Void send() throws InterruptedException {
    for (int i = 0; i < MESSAGES; i++) {
      waitForDevice(MEASURING_MILLIS);
      queue.put(1);
    }
    return null;
  }

  private Integer receive() throws InterruptedException {
    int sum = 0;
    for (int i = 0; i < MESSAGES; i++) {
      sum += queue.take();
      waitForDevice(HANDLING_MILLIS);
    }
    return sum;
  }

  private static void waitForDevice(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
