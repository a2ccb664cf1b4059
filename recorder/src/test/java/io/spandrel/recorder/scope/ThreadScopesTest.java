package io.spandrel.recorder.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.recorder.breakdown.Reading;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ThreadScopesTest {
  private static final long NEVER_SHORT = 0;
  private static final long ALWAYS_SHORT = Long.MAX_VALUE;

  private final SeenScopes seen = new SeenScopes();

  private ThreadScopes thread(long thresholdNanos) {
    return new ScopeRegistry(thresholdNanos, seen).ofCurrentThread();
  }

  private static FakeScope open(ThreadScopes thread, long spanId, long parentSpanId) {
    FakeScope scope = new FakeScope(spanId, parentSpanId);
    thread.open(scope);
    return scope;
  }

  @Test
  void nestedScope_hidesTheOuterOneUntilItCloses() {
    ThreadScopes thread = thread(NEVER_SHORT);
    FakeScope outer = open(thread, 1, 0);
    FakeScope inner = open(thread, 2, 1);
    assertThat(thread.current()).isSameAs(inner);
    assertThat(inner.outer()).isSameAs(outer);
    thread.close(inner);
    assertThat(thread.innermost()).isSameAs(outer);
    thread.close(outer);
    assertThat(thread.innermost()).isNull();
    assertThat(seen.closed()).extracting(SeenScopes.Seen::open).containsExactly(inner, outer);
  }

  @Test
  void recordedScope_liesInsideItsOwnReadings() {
    ThreadScopes thread = thread(NEVER_SHORT);
    FakeScope scope = open(thread, 1, 0);
    spin(2_000_000);
    thread.close(scope);
    SeenScopes.Seen closed = seen.ofSpan(1);
    assertThat(closed.scope().start()).isEqualTo(closed.first().nanos());
    assertThat(closed.scope().end()).isEqualTo(closed.last().nanos());
    assertThat(closed.last().cpuNanos()).isGreaterThan(closed.first().cpuNanos());
    assertThat(closed.last().runQueueNanos())
        .isGreaterThanOrEqualTo(closed.first().runQueueNanos());
  }

  @Test
  void nestedScope_reusesAYoungReadingOfTheScopeAroundIt() {
    ThreadScopes thread = thread(NEVER_SHORT);
    FakeScope outer = new FakeScope(1, 0);
    FakeScope inner = new FakeScope(2, 1);
    long between = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 1_000 && between > 50_000; attempt++) {
      outer = open(thread, 1, 0);
      inner = open(thread, 2, 1);
      between = inner.startNanos() - outer.firstReading().nanos();
      thread.close(inner);
      thread.close(outer);
    }
    assertThat(inner.firstReading()).isEqualTo(outer.firstReading());
    assertThat(inner.startNanos()).isGreaterThan(inner.firstReading().nanos());
  }

  @Test
  void nestedScope_readsAnewWhenTheLastReadingIsOld() {
    ThreadScopes thread = thread(NEVER_SHORT);
    FakeScope outer = open(thread, 1, 0);
    spin(1_000_000);
    FakeScope inner = open(thread, 2, 1);
    assertThat(inner.firstReading().nanos()).isGreaterThan(outer.firstReading().nanos());
    assertThat(inner.startNanos()).isEqualTo(inner.firstReading().nanos());
    thread.close(inner);
    thread.close(outer);
  }

  @Test
  void shortNestedScopes_areSummedInTheScopeAroundThem_childAndOtherApart() {
    ThreadScopes thread = thread(ALWAYS_SHORT);
    FakeScope outer = open(thread, 1, 0);
    thread.close(openAndSpin(thread, 2, 1));
    assertThat(outer.nestedChildNanos()).isGreaterThanOrEqualTo(10_000);
    assertThat(outer.nestedOtherNanos()).isZero();
    long child = outer.nestedChildNanos();
    thread.close(openAndSpin(thread, 3, 9));
    thread.close(openAndSpin(thread, 0, 0));
    assertThat(outer.nestedChildNanos()).isEqualTo(child);
    assertThat(outer.nestedOtherNanos()).isGreaterThanOrEqualTo(20_000);
    thread.close(outer);
    assertThat(seen.closed()).isEmpty();
  }

  @Test
  void shortOutermostScope_goesIntoTheTableOfItsThread() {
    ScopeRegistry registry = new ScopeRegistry(ALWAYS_SHORT, seen);
    ThreadScopes thread = registry.ofCurrentThread();
    thread.close(openAndSpin(thread, 1, 0));
    thread.close(openAndSpin(thread, 1, 0));
    registry.sweep(seen::shortScopes);
    assertThat(seen.shortSum(1)).isGreaterThanOrEqualTo(20_000);
    long sum = seen.shortSum(1);
    registry.sweep(seen::shortScopes);
    assertThat(seen.shortSum(1)).isEqualTo(sum);
  }

  @Test
  void closeOutOfOrder_hasNoEffectAndIsCounted() {
    ScopeRegistry registry = new ScopeRegistry(NEVER_SHORT, seen);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope outer = open(thread, 1, 0);
    FakeScope inner = open(thread, 2, 1);
    thread.close(outer);
    assertThat(thread.innermost()).isSameAs(inner);
    assertThat(registry.misplacedCloses()).isEqualTo(1);
    thread.close(inner);
    thread.close(outer);
    assertThat(thread.innermost()).isNull();
    assertThat(seen.closed()).hasSize(2);
  }

  @Test
  void closeOnAnotherThread_hasNoEffectAndIsCounted() throws InterruptedException {
    ScopeRegistry registry = new ScopeRegistry(NEVER_SHORT, seen);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope scope = open(thread, 1, 0);
    Thread other = new Thread(() -> thread.close(scope));
    other.start();
    other.join();
    assertThat(registry.misplacedCloses()).isEqualTo(1);
    assertThat(thread.innermost()).isSameAs(scope);
    thread.close(scope);
    assertThat(seen.closed()).hasSize(1);
  }

  @Test
  void secondClose_hasNoEffect() {
    ScopeRegistry registry = new ScopeRegistry(NEVER_SHORT, seen);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope scope = open(thread, 1, 0);
    thread.close(scope);
    thread.close(scope);
    assertThat(seen.closed()).hasSize(1);
    assertThat(registry.misplacedCloses()).isZero();
  }

  @Test
  void sinkThatThrows_leavesNoClosedScopeBehind() {
    ScopeSink broken =
        new ScopeSink() {
          @Override
          public void closed(OpenScope scope, ThreadScopes thread, long end, Reading last) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void shortScopes(long spanId, long sumNanos) {}
        };
    ThreadScopes thread = new ScopeRegistry(NEVER_SHORT, broken).ofCurrentThread();
    FakeScope scope = open(thread, 1, 0);
    assertThatThrownBy(() -> thread.close(scope)).hasMessage("broken");
    assertThat(thread.innermost()).isNull();
  }

  @Test
  void spanStart_isToldFromTheSpansOwnClock() {
    ThreadScopes thread = thread(NEVER_SHORT);
    long before = System.nanoTime();
    FakeScope scope = new FakeScope(1, 0, 5_000_000);
    thread.open(scope);
    long after = System.nanoTime();
    thread.close(scope);
    assertThat(scope.spanStartNanos()).isBetween(before - 5_000_000, after - 5_000_000);
  }

  @Test
  void scopeWithoutASpan_hasNoSpanStart() {
    ThreadScopes thread = thread(NEVER_SHORT);
    FakeScope scope = open(thread, 0, 0);
    thread.close(scope);
    assertThat(scope.spanStartNanos()).isZero();
    assertThat(seen.closed()).hasSize(1);
  }

  @Test
  void counters_canBeReadFromAnotherThread_untilItDies() throws InterruptedException {
    ScopeRegistry registry = new ScopeRegistry(NEVER_SHORT, seen);
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread other =
        new Thread(() -> {
          ThreadScopes own = registry.ofCurrentThread();
          FakeScope scope = open(own, 1, 0);
          opened.countDown();
          await(mayEnd);
          own.close(scope);
        });
    other.start();
    opened.await();
    ThreadScopes scopes = registry.threads().iterator().next();
    Reading first = scopes.innermost().firstReading();
    // On a busy machine the clocks may not be read at one moment, and then none is given.
    Reading now = Awaitility.await().until(scopes::readNow, Objects::nonNull);
    assertThat(now.nanos()).isGreaterThan(first.nanos());
    assertThat(now.cpuNanos()).isGreaterThanOrEqualTo(first.cpuNanos());
    mayEnd.countDown();
    other.join();
    assertThat(scopes.readNow()).isNull();
    registry.sweep(seen::shortScopes);
    assertThat(registry.threads()).isEmpty();
  }

  private static FakeScope openAndSpin(ThreadScopes thread, long spanId, long parentSpanId) {
    FakeScope scope = open(thread, spanId, parentSpanId);
    spin(10_000);
    return scope;
  }

  private static void spin(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
