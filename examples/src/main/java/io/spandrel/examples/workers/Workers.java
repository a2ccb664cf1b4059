package io.spandrel.examples.workers;

import io.spandrel.Capture;
import io.spandrel.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 100 workers look for primes, and the program captures itself while they do. */
public final class Workers {
  private static final int WORKERS = 100;
  private static final int PIECES_OF_ONE = 1;
  private static final int PIECES_OF_THE_FIRST = 800;
  private static final int NUMBERS_OF_A_PIECE = 80_000;

  private Workers() {}

  /** Arguments: the file, and {@code --fixed} for one queue that all workers take from. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean fixed = words.remove("--fixed");
    if (words.size() != 1) {
      System.err.println("Usage: Workers [--fixed] FILE: where the capture goes, such as out.jfr");
      System.exit(2);
    }
    primesBelow(2);
    try (Capture capture = Capture.start(Path.of(words.get(0)))) {
      System.out.println(work(fixed) + " primes; the capture is in " + capture.file());
    }
  }

  @Task("piece")
  private static long primesBelow(int bound) {
    long found = 0;
    for (int n = 2; n < bound; n++) {
      int divisor = 2;
      while (divisor * divisor <= n && n % divisor != 0) {
        divisor++;
      }
      found += divisor * divisor > n ? 1 : 0;
    }
    return found;
  }

  private static long work(boolean fixed) throws InterruptedException {
    Queue<Integer> common = new ConcurrentLinkedQueue<>();
    List<Worker> workers = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(WORKERS);
    for (int i = 0; i < WORKERS; i++) {
      List<Integer> part =
          Stream.generate(() -> NUMBERS_OF_A_PIECE)
              .limit(i == 0 ? PIECES_OF_THE_FIRST : PIECES_OF_ONE)
              .collect(Collectors.toList());
      common.addAll(part);
      workers.add(new Worker(i, fixed ? common : new ConcurrentLinkedQueue<>(part), done));
    }
    workers.forEach(Thread::start);
    long primes = 0;
    for (Worker worker : workers) {
      worker.join();
      primes += worker.primes;
    }
    return primes;
  }

  private static final class Worker extends Thread {
    private final Queue<Integer> pieces;
    private final CountDownLatch done;
    private long primes;

    Worker(int number, Queue<Integer> pieces, CountDownLatch done) {
      super("worker-" + number);
      this.pieces = pieces;
      this.done = done;
    }

    @Override
    public void run() {
      for (Integer numbers = pieces.poll(); numbers != null; numbers = pieces.poll()) {
        primes += primesBelow(numbers);
      }
      done.countDown();
      try {
        done.await();
      } catch (InterruptedException stop) {
        interrupt();
      }
    }
  }
}
