package io.spandrel.examples.sampling;

import io.spandrel.Task;
import io.spandrel.Trace;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A service of which nobody knows when it will be slow: one request in a hundred captures it. */
public final class Sampling {
  private static final int CLIENTS = 4;
  private static final int DEFAULT_SECONDS = 20;
  private static final int STEPS = 500_000;
  private static final long ANSWER_MILLIS = 5;

  private final AtomicLong requests = new AtomicLong();

  private Sampling() {}

  /** Argument: how many seconds it runs (20). The rest is in the agent's settings. */
  public static void main(String[] arguments) throws InterruptedException {
    long seconds = arguments.length == 0 ? DEFAULT_SECONDS : seconds(arguments[0]);
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Sampling program = new Sampling();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(() -> {
        while (System.nanoTime() < endNanos) {
          program.request();
        }
      });
    }
    clients.shutdown();
    clients.awaitTermination(2 * seconds, TimeUnit.SECONDS);
    System.out.println(program.requests + " requests");
  }

  private static long seconds(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException notANumber) {
      System.err.println("'" + word + "' is not a whole number: for how many seconds to run");
      System.exit(2);
      throw notANumber;
    }
  }

  @Task("request")
  void request() {
    long number = requests.incrementAndGet();
    Trace.region("compute", () -> compute(number));
    Trace.region("ask", () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS)));
  }

  private static long compute(long seed) {
    long sum = seed;
    for (int i = 0; i < STEPS; i++) {
      sum = 31 * sum + i;
    }
    return sum;
  }
}
