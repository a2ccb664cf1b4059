package io.spandrel.recorder.timeline;

import static io.spandrel.recorder.timeline.Sample.at;
import static io.spandrel.recorder.timeline.Sample.scope;
import static io.spandrel.recorder.timeline.Sample.tracks;
import static io.spandrel.recorder.timeline.Sample.waited;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.scope.FakeScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.SeenScopes;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is cut out for a span, from closed scopes and from those still open. */
class HistoryTracksTest {
  private static final long A = 11;
  private static final long B = 12;
  private static final long PARENT = 1;
  private static final long CHILD = 2;
  private static final long STRANGER = 3;

  private final SeenScopes seen = new SeenScopes();
  private final ScopeRegistry registry = new ScopeRegistry(0, seen);
  private final History history = new History(registry, System::nanoTime);

  @Test
  void scopeWithOthersInside_isOneTrackWithAllOfThem() {
    history.add(scope(A, STRANGER, 20, 30));
    history.add(scope(A, CHILD, PARENT, 10, 40));
    history.add(scope(A, PARENT, 0, 50));
    history.add(scope(A, STRANGER, 60, 70));
    List<ThreadTrack> tracks = tracks(history, PARENT, CHILD);
    assertThat(tracks).hasSize(1);
    assertThat(tracks.get(0).scopes())
        .extracting(Scope::spanId)
        .containsExactly(PARENT, CHILD, STRANGER);
  }

  @Test
  void scopesOneAfterTheOther_areTracksOfTheirOwn() {
    history.add(scope(A, PARENT, 0, 10));
    history.add(scope(A, STRANGER, 20, 30));
    history.add(scope(A, PARENT, 40, 50));
    history.add(scope(B, PARENT, 5, 15));
    List<ThreadTrack> tracks = tracks(history, PARENT);
    assertThat(tracks).extracting(ThreadTrack::threadId).containsExactly(A, A, B);
    assertThat(tracks)
        .allSatisfy(
            track -> assertThat(track.scopes()).extracting(Scope::spanId).containsExactly(PARENT));
  }

  @Test
  void track_reachesToTheReadingsAroundIt() {
    history.add(scope(A, STRANGER, 0, 5));
    history.add(A, waited(6, 9));
    history.add(A, waited(12, 14));
    history.add(A, waited(22, 24));
    Reading none = new Reading(0, 0, 0);
    Scope unread = Scope.of(PARENT, at(10), at(20));
    history.add(new ClosedScope(unread, 7, 8, A, false, 0, at(9), none, none));
    history.add(scope(A, STRANGER, 25, 30));
    history.add(A, waited(32, 34));
    ThreadTrack track = tracks(history, PARENT).get(0);
    assertThat(track.readings()).extracting(Reading::nanos).containsExactly(at(5), at(25));
    assertThat(track.waits()).containsExactly(waited(6, 9), waited(12, 14), waited(22, 24));
  }

  /** It was closed 50 us after the last reading, and the thread's next one comes 5 s later. */
  @Test
  void endWithoutAReading_isCpuTimeAndLeftToNoReadingFarAway() {
    Reading first = new Reading(at(10), 0, 0);
    Reading last = new Reading(at(20), 4_000_000, 1_000_000);
    long end = at(20) + 50_000;
    Scope own = Scope.of(PARENT, at(10), end);
    history.add(new ClosedScope(own, 7, 8, A, false, 0, at(9), first, last));
    Reading atEnd = new Reading(end, 4_050_000, 1_000_000);
    assertThat(tracks(history, PARENT).get(0).readings()).containsExactly(first, last, atEnd);
    history.add(scope(A, STRANGER, 5_000, 5_010));
    assertThat(tracks(history, PARENT).get(0).readings()).containsExactly(first, last, atEnd);
    Reading near = new Reading(end + 400_000, 4_100_000, 1_200_000);
    Scope next = Scope.of(STRANGER, near.nanos(), at(30));
    history.add(new ClosedScope(next, 7, 8, A, false, 0, at(9), near, near));
    assertThat(tracks(history, PARENT).get(0).readings()).containsExactly(first, last, near);
  }

  @Test
  void scopeStillOpen_isCutOutAsOfNow() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread thread =
        new Thread(() -> {
          ThreadScopes own = registry.ofCurrentThread();
          FakeScope parent = new FakeScope(PARENT, 0);
          FakeScope child = new FakeScope(CHILD, PARENT);
          own.open(parent);
          own.open(child);
          opened.countDown();
          await(mayEnd);
          own.close(child);
          own.close(parent);
        });
    thread.start();
    opened.await();
    history.flushed(System.nanoTime());
    long before = System.nanoTime();
    ThreadTrack track = tracks(history, PARENT).get(0);
    assertThat(track.scopes()).extracting(Scope::spanId).containsExactly(PARENT, CHILD);
    assertThat(track.scopes())
        .allSatisfy(scope -> {
          assertThat(scope.open()).isTrue();
          assertThat(scope.end()).isGreaterThanOrEqualTo(before);
        });
    assertThat(track.readings().get(track.readings().size() - 1).nanos())
        .isGreaterThanOrEqualTo(before);
    mayEnd.countDown();
    thread.join();
  }

  @Test
  void closedScopeThatHasArrived_goesOverItsOpenSelf() {
    ThreadScopes own = registry.ofCurrentThread();
    FakeScope parent = new FakeScope(PARENT, 0);
    own.open(parent);
    history.flushed(System.nanoTime());
    own.close(parent);
    history.add(closed(own, PARENT));
    for (int flush = 0; flush < 2; flush++) {
      ThreadTrack track = tracks(history, PARENT).get(0);
      assertThat(track.scopes()).containsExactly(seen.ofSpan(PARENT).scope());
      history.flushed(System.nanoTime());
    }
  }

  @Test
  void closedScopeInsideAnOpenOne_isInItsTrack() {
    ThreadScopes own = registry.ofCurrentThread();
    FakeScope parent = new FakeScope(PARENT, 0);
    own.open(parent);
    FakeScope child = new FakeScope(CHILD, PARENT);
    own.open(child);
    own.close(child);
    history.add(closed(own, CHILD));
    history.flushed(System.nanoTime());
    ThreadTrack track = tracks(history, PARENT).get(0);
    assertThat(track.scopes()).extracting(Scope::spanId).containsExactly(PARENT, CHILD);
    assertThat(track.scopes()).extracting(Scope::open).containsExactly(true, false);
    assertThat(track.readings())
        .contains(parent.firstReading())
        .isSortedAccordingTo(java.util.Comparator.comparingLong(Reading::nanos));
    own.close(parent);
  }

  @Test
  void firstClockEvent_readsTheCountersOfThreadsInAScope() {
    ThreadScopes own = registry.ofCurrentThread();
    FakeScope parent = new FakeScope(PARENT, 0);
    own.open(parent);
    long before = System.nanoTime();
    history.clock(before);
    history.clock(System.nanoTime());
    ThreadTrack track = history.track(own.threadId(), before, System.nanoTime());
    assertThat(track.readings()).hasSize(1);
    assertThat(track.readings().get(0).nanos()).isGreaterThanOrEqualTo(before);
    own.close(parent);
  }

  @Test
  void wholeTrackOfAThread_hasOneScopeForAllItDid() {
    history.add(scope(A, PARENT, 0, 10));
    history.add(A, waited(4, 6));
    ThreadTrack track = history.track(A, at(2), at(8));
    assertThat(track.scopes()).containsExactly(Scope.of(ThreadTrack.WHOLE, at(2), at(8)));
    assertThat(track.waits()).containsExactly(waited(4, 6));
    assertThat(track.readings()).hasSize(2);
    assertThat(history.track(B, at(2), at(8))).isNull();
  }

  private ClosedScope closed(ThreadScopes thread, long spanId) {
    SeenScopes.Seen closed = seen.ofSpan(spanId);
    return new ClosedScope(
        closed.scope(),
        7,
        8,
        thread.threadId(),
        false,
        closed.open().parentSpanId(),
        closed.open().spanStartNanos(),
        closed.first(),
        closed.last());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
