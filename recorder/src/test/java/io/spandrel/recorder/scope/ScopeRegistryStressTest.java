package io.spandrel.recorder.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many threads open and close at speed while another walks over all of them and drains. */
class ScopeRegistryStressTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 20_000;

  /** Counts what leaves, so that what was put in can be told. */
  private static final class Sums implements ScopeSink {
    final AtomicLong shortNanos = new AtomicLong();
    final AtomicLong closed = new AtomicLong();

    @Override
    public void closed(OpenScope scope, ThreadScopes thread, long endNanos, Reading last) {
      closed.incrementAndGet();
    }

    @Override
    public void shortScopes(long spanId, long sumNanos) {
      shortNanos.addAndGet(sumNanos);
    }
  }

  @Test
  void walker_alwaysSeesWholeScopesInTheirOrder() throws Exception {
    Sums sums = new Sums();
    ScopeRegistry registry = new ScopeRegistry(0, sums);
    List<FutureTask<Void>> workers = start(registry);
    while (!workers.stream().allMatch(FutureTask::isDone)) {
      for (ThreadScopes thread : registry.threads()) {
        long innerStart = Long.MAX_VALUE;
        for (OpenScope open = thread.innermost(); open != null; open = open.outer()) {
          assertThat(open.startNanos()).isPositive().isLessThanOrEqualTo(innerStart);
          assertThat(open.spanStartNanos()).isPositive();
          innerStart = open.startNanos();
        }
      }
      registry.sweep(sums::shortScopes);
    }
    join(workers);
    assertThat(sums.closed).hasValue(2L * THREADS * ROUNDS);
    assertThat(registry.misplacedCloses()).isZero();
  }

  @Test
  void shortSums_areConservedWhileTheyAreDrained() throws Exception {
    Sums sums = new Sums();
    AtomicLong put = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    ScopeRegistry registry = new ScopeRegistry(Long.MAX_VALUE, sums);
    CountDownLatch done = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(() -> {
            ThreadScopes own = registry.ofCurrentThread();
            // Makes the thread known, and adds nothing: it has no span.
            FakeScope scope = new FakeScope(0, 0);
            own.open(scope);
            own.close(scope);
            for (int round = 0; round < ROUNDS; round++) {
              own.shortScopes().add(1 + round % 11, round);
              put.addAndGet(round);
            }
            done.countDown();
          });
      threads.add(thread);
      thread.start();
    }
    AtomicLong drained = new AtomicLong();
    while (done.getCount() > 0) {
      registry.sweep((span, sum) -> drained.addAndGet(sum));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    registry.sweep((span, sum) -> drained.addAndGet(sum));
    assertThat(drained.get() + sums.shortNanos.get()).isEqualTo(put.get());
    assertThat(registry.threads()).isEmpty();
  }

  private static List<FutureTask<Void>> start(ScopeRegistry registry) {
    List<FutureTask<Void>> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      FutureTask<Void> worker = new FutureTask<>(() -> openAndClose(registry), null);
      workers.add(worker);
      new Thread(worker).start();
    }
    return workers;
  }

  private static void openAndClose(ScopeRegistry registry) {
    ThreadScopes own = registry.ofCurrentThread();
    for (int round = 0; round < ROUNDS; round++) {
      FakeScope outer = new FakeScope(1, 0);
      FakeScope inner = new FakeScope(2, 1);
      own.open(outer);
      own.open(inner);
      own.close(inner);
      own.close(outer);
    }
  }

  private static void join(List<FutureTask<Void>> workers)
      throws InterruptedException, ExecutionException {
    for (FutureTask<Void> worker : workers) {
      worker.get();
    }
  }
}
