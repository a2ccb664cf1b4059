package io.spandrel.examples.lock;

import io.spandrel.Task;
import io.spandrel.examples.FixedOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** 1,000 tasks on 100 threads count what they found, under one lock. */
public final class OneLock {
  private static final int TASKS = 1_000;
  private static final int THREADS = 100;
  private static final int STEPS = 1_000_000;

  private final Counter counter;

  private OneLock(Counter counter) {
    this.counter = counter;
  }

  /** With {@code --fixed} there is no lock, and nothing but the addition is shared. */
  public static void main(String[] arguments) throws Exception {
    OneLock program =
        new OneLock(FixedOption.isGiven(arguments) ? new AddingCounter() : new LockingCounter());
    warmUp();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int seed = i;
      tasks.add(threads.submit(() -> program.task(seed)));
    }
    for (Future<?> task : tasks) {
      task.get();
    }
    threads.shutdown();
    System.out.println(program.counter.count() + " counted");
  }

  /** Loads the classes of a task, for which all the threads would else wait at once. */
  @Task("warm up")
  private static void warmUp() {}

  @Task("count")
  private void task(int seed) {
    counter.add(seed);
  }

  private static int bits(int seed) {
    int found = seed;
    for (int i = 0; i < STEPS; i++) {
      found = 31 * found + i;
    }
    return Integer.bitCount(found);
  }

  private interface Counter {
    void add(int seed);

    long count();
  }

  private static final class LockingCounter implements Counter {
    private long count;

    @Override
    public synchronized void add(int seed) {
      count += bits(seed);
    }

    @Override
    public synchronized long count() {
      return count;
    }
  }

  private static final class AddingCounter implements Counter {
    private final LongAdder count = new LongAdder();

    @Override
    public void add(int seed) {
      count.add(bits(seed));
    }

    @Override
    public long count() {
      return count.sum();
    }
  }
}
