package io.spandrel.recorder.timeline;

import static io.spandrel.recorder.timeline.Sample.at;
import static io.spandrel.recorder.timeline.Sample.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.scope.FakeScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.SeenScopes;
import io.spandrel.recorder.scope.ThreadScopes;
import org.junit.jupiter.api.Test;

/** Who is named as the holder of a lock, and when nobody is. */
class HistoryHolderTest {
  private static final long A = 11;
  private static final long B = 12;
  private static final long PARENT = 1;
  private static final long CHILD = 2;

  private final SeenScopes seen = new SeenScopes();
  private final ScopeRegistry registry = new ScopeRegistry(0, seen);
  private final History history = new History(registry, System::nanoTime);

  @Test
  void holder_isTheInnermostSpanAtTheEndOfTheWait() {
    history.add(scope(A, CHILD, PARENT, 10, 40));
    history.add(scope(A, PARENT, 0, 50));
    assertThat(history.holder(A, at(15), at(30))).isEqualTo(new Holder(7, 8, CHILD));
    assertThat(history.holder(A, at(15), at(45))).isEqualTo(new Holder(7, 8, PARENT));
    assertThat(history.holder(A, at(15), at(50))).isNull();
    assertThat(history.holder(B, at(15), at(30))).isNull();
  }

  @Test
  void holder_isNotClaimedForASpanThatBeganInTheLastMoment() {
    history.add(scope(A, PARENT, 10, 40));
    assertThat(history.holder(A, at(5), at(10) + 999_999)).isNull();
    assertThat(history.holder(A, at(5), at(11))).isEqualTo(new Holder(7, 8, PARENT));
    assertThat(history.holder(A, at(10), at(10) + 999_999)).isEqualTo(new Holder(7, 8, PARENT));
  }

  @Test
  void holder_isNobodyWhereNoSpanWasRecorded() {
    history.add(scope(A, 0, 10, 40));
    history.add(scope(A, PARENT, 0, 50));
    assertThat(history.holder(A, at(5), at(30))).isNull();
  }

  @Test
  void holder_isNotClaimedWhereAnInnerScopeMayHaveBeenForgotten() {
    history.add(scope(A, CHILD, PARENT, 10, 40));
    history.add(scope(A, PARENT, 0, 20_000));
    history.release(PARENT);
    history.release(CHILD);
    history.flushed(at(20_001));
    assertThat(history.holder(A, at(15), at(30))).isNull();
    assertThat(history.holder(A, at(15), at(45))).isEqualTo(new Holder(7, 8, PARENT));
  }

  @Test
  void holderInAScopeStillOpen_isKnownOnceEventsHaveOvertakenALook() {
    ThreadScopes own = registry.ofCurrentThread();
    FakeScope parent = new FakeScope(PARENT, 0);
    own.open(parent);
    history.clock(System.nanoTime());
    long waited = System.nanoTime();
    history.flushed(System.nanoTime());
    assertThat(history.holder(own.threadId(), waited, waited)).isNull();
    history.clock(System.nanoTime());
    history.flushed(System.nanoTime());
    assertThat(history.holder(own.threadId(), waited, waited)).isEqualTo(new Holder(7, 8, PARENT));
    own.close(parent);
  }

  /** Its event comes with the next flush: that of the parent, still open, says too little. */
  @Test
  void holderInAScopeThatClosedMeanwhile_isNotTakenForTheOneAround() {
    ThreadScopes own = registry.ofCurrentThread();
    FakeScope parent = new FakeScope(PARENT, 0);
    FakeScope child = new FakeScope(CHILD, PARENT);
    own.open(parent);
    own.open(child);
    history.clock(System.nanoTime());
    long waited = System.nanoTime();
    history.flushed(System.nanoTime());
    history.clock(System.nanoTime());
    own.close(child);
    history.flushed(System.nanoTime());
    assertThat(history.holder(own.threadId(), waited, waited)).isEqualTo(new Holder(7, 8, CHILD));
    history.flushed(System.nanoTime());
    assertThat(history.holder(own.threadId(), waited, waited)).isEqualTo(new Holder(7, 8, CHILD));
    own.close(parent);
  }

  @Test
  void scopeThatClosedBeforeTheWaitEnded_isNoHolder() {
    ThreadScopes own = registry.ofCurrentThread();
    FakeScope parent = new FakeScope(PARENT, 0);
    FakeScope child = new FakeScope(CHILD, PARENT);
    own.open(parent);
    long waitStart = System.nanoTime();
    own.open(child);
    history.clock(System.nanoTime());
    own.close(child);
    long waitEnd = System.nanoTime();
    history.flushed(System.nanoTime());
    history.clock(System.nanoTime());
    history.flushed(System.nanoTime());
    assertThat(history.holder(own.threadId(), waitStart, waitEnd))
        .isEqualTo(new Holder(7, 8, PARENT));
    own.close(parent);
  }

  @Test
  void marker_hasNotPassedBeforeEventsHaveOvertakenALookAfterIt() {
    history.clock(System.nanoTime());
    history.marker(1, System.nanoTime());
    history.flushed(System.nanoTime());
    history.flushed(System.nanoTime());
    history.flushed(System.nanoTime());
    assertThat(history.hasPassed(1)).isFalse();
    history.clock(System.nanoTime());
    history.flushed(System.nanoTime());
    assertThat(history.hasPassed(1)).isTrue();
  }
}
