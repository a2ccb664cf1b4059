package io.spandrel.recorder.timeline;

import static io.spandrel.recorder.timeline.Sample.at;
import static io.spandrel.recorder.timeline.Sample.scope;
import static io.spandrel.recorder.timeline.Sample.tracks;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.scope.FakeScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.SeenScopes;
import io.spandrel.recorder.scope.ThreadScopes;
import org.junit.jupiter.api.Test;

/** What is known of spans, for how long, and when it is said to be lost. */
class HistorySpansTest {
  private static final long THREAD = 11;
  private static final long PARENT = 1;
  private static final long CHILD = 2;

  private final History history = new History(null, System::nanoTime);

  @Test
  void spanStart_isTheEarliestThatAScopeTold() {
    assertThat(history.spanStart(PARENT)).isEmpty();
    history.add(scope(THREAD, PARENT, 50, 60));
    history.add(scope(THREAD, PARENT, 20, 70));
    history.add(scope(THREAD, PARENT, 80, 90));
    assertThat(history.spanStart(PARENT)).hasValue(at(19));
  }

  @Test
  void spanStart_isNotUndoneByAScopeThatCannotTell() {
    history.add(scope(THREAD, PARENT, 20, 30));
    Reading none = new Reading(0, 0, 0);
    Scope untold = Scope.of(PARENT, at(40), at(50));
    history.add(new ClosedScope(untold, 7, 8, THREAD, true, 0, 0, none, none));
    assertThat(history.spanStart(PARENT)).hasValue(at(19));
  }

  @Test
  void spanStart_isToldByAnOpenScopeBeforeALaterClosedOne() {
    ScopeRegistry registry = new ScopeRegistry(0, new SeenScopes());
    History live = new History(registry, System::nanoTime);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope open = new FakeScope(PARENT, 0, 5_000);
    thread.open(open);
    live.flushed(System.nanoTime());
    assertThat(live.spanStart(PARENT)).hasValue(open.spanStartNanos());
    long later = open.startNanos() + 1_000_000;
    Reading none = new Reading(0, 0, 0);
    live.add(
        new ClosedScope(
            Scope.of(PARENT, later, later + 10), 7, 8, THREAD, true, 0, later, none, none));
    assertThat(live.spanStart(PARENT)).hasValue(open.spanStartNanos());
    thread.close(open);
  }

  @Test
  void childThatHasNotEnded_countsAsOpenFromItsStart() {
    history.add(scope(THREAD, CHILD, PARENT, 20, 30));
    assertThat(history.openChildren(PARENT, IdSet.of()))
        .containsExactly(new Interval(at(19), Long.MAX_VALUE));
    assertThat(history.openChildren(PARENT, IdSet.of(CHILD))).isEmpty();
    assertThat(history.openChildren(CHILD, IdSet.of())).isEmpty();
    history.release(CHILD);
    assertThat(history.openChildren(PARENT, IdSet.of())).isEmpty();
  }

  @Test
  void childInAnOpenScope_countsFromItsOwnStartNotFromTheAttach() {
    ScopeRegistry registry = new ScopeRegistry(0, new SeenScopes());
    History live = new History(registry, System::nanoTime);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope open = new FakeScope(CHILD, PARENT, 1_000_000);
    thread.open(open);
    live.flushed(System.nanoTime());
    assertThat(live.openChildren(PARENT, IdSet.of()))
        .containsExactly(new Interval(open.spanStartNanos(), Long.MAX_VALUE));
    thread.close(open);
  }

  @Test
  void releasedSpan_isForgotten() {
    history.add(scope(THREAD, PARENT, 0, 10));
    history.addShort(PARENT, 5);
    assertThat(history.shortNanos(PARENT)).isEqualTo(5);
    history.release(PARENT);
    assertThat(tracks(history, PARENT)).isEmpty();
    assertThat(history.shortNanos(PARENT)).isZero();
    assertThat(history.spanStart(PARENT)).isEmpty();
    assertThat(history.lostCount()).isZero();
  }

  @Test
  void scopeThatComesAfterItsSpansRelease_isNotKept() {
    history.add(scope(THREAD, PARENT, 0, 10));
    history.release(PARENT);
    history.add(scope(THREAD, PARENT, 2, 8));
    history.addShort(PARENT, 5);
    assertThat(tracks(history, PARENT)).isEmpty();
    assertThat(history.shortNanos(PARENT)).isZero();
    assertThat(history.lostCount()).isZero();
  }

  @Test
  void spanThatIsNeverHandedOver_isGivenUpAfterFiveMinutes() {
    history.add(scope(THREAD, PARENT, 0, 10));
    history.flushed(at(300_009));
    assertThat(tracks(history, PARENT)).hasSize(1);
    history.flushed(at(300_011));
    assertThat(tracks(history, PARENT)).isEmpty();
    assertThat(history.hasLoss(PARENT, at(0), at(10))).isTrue();
    assertThat(history.hasLoss(CHILD, at(0), at(10))).isFalse();
  }

  @Test
  void spanSeenInShortScopesOnly_isNotIdleWhileTheyCome() {
    for (int minute = 0; minute < 20; minute++) {
      history.addShort(PARENT, 1);
      history.flushed(at(minute * 60_000L));
    }
    assertThat(history.shortNanos(PARENT)).isEqualTo(20);
    history.flushed(at(19 * 60_000L + 300_001));
    assertThat(history.shortNanos(PARENT)).isZero();
    assertThat(history.hasLoss(PARENT, at(0), at(1))).isTrue();
  }

  @Test
  void spanInAnOpenScope_isNotIdle() {
    ScopeRegistry registry = new ScopeRegistry(0, new SeenScopes());
    History live = new History(registry, System::nanoTime);
    ThreadScopes thread = registry.ofCurrentThread();
    FakeScope open = new FakeScope(PARENT, 0);
    thread.open(open);
    long start = open.startNanos();
    live.addShort(PARENT, 5);
    live.flushed(start);
    live.flushed(start + 900_000_000_000L);
    assertThat(live.shortNanos(PARENT)).isEqualTo(5);
    thread.close(open);
  }

  @Test
  void tooManySpans_giveUpTheOldestAndSaySo() {
    for (long span = 1; span <= 50_001; span++) {
      history.addShort(span, 1);
    }
    assertThat(history.lostCount()).isEqualTo(1);
    assertThat(history.hasLoss(1, at(0), at(1))).isTrue();
    assertThat(history.hasLoss(2, at(0), at(1))).isFalse();
    assertThat(history.shortNanos(1) + history.shortNanos(2)).isEqualTo(1);
  }

  @Test
  void tooManyScopesOfAThread_loseTheOldestOfThatThreadOnly() {
    history.add(scope(THREAD + 1, 99, 0, 5));
    for (int i = 0; i < 20_001; i++) {
      history.add(scope(THREAD, 100 + i, i * 10L, i * 10L + 5));
    }
    history.flushed(at(200_010));
    assertThat(history.hasLoss(100, at(0), at(5))).isTrue();
    assertThat(history.hasLoss(20_100, at(200_000), at(200_005))).isFalse();
    assertThat(history.hasLoss(99, at(0), at(5))).isFalse();
    assertThat(history.lostCount()).isEqualTo(10_000);
    assertThat(tracks(history, 100L).get(0).scopes()).containsExactly(Scope.of(100, at(0), at(5)));
  }

  @Test
  void tooManyScopesOfASpan_loseTheOldestAndSaySo() {
    for (int i = 0; i < 20_001; i++) {
      history.add(scope(i % 5, PARENT, i * 10L, i * 10L + 5));
    }
    assertThat(tracks(history, PARENT)).hasSize(10_001);
    assertThat(history.hasLoss(PARENT, at(0), at(5))).isTrue();
    assertThat(history.hasLoss(CHILD, at(0), at(5))).isFalse();
    assertThat(history.lostCount()).isEqualTo(10_000);
  }
}
