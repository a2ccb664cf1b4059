package io.spandrel.exporter.hold;

import static io.spandrel.exporter.TestSpan.MILLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.exporter.TestClock;
import io.spandrel.exporter.TestSpan;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.timeline.ClosedScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalTracesTest {
  private static final TestSpan ROOT = TestSpan.of(1);
  private static final TestSpan CHILD = TestSpan.of(2).childOf(ROOT);
  private static final TestSpan GRANDCHILD = TestSpan.of(3).childOf(CHILD);

  private final Timeline timeline = new Timeline(null, () -> {});
  private final TestClock clock = new TestClock();
  private final LocalTraces traces = new LocalTraces(timeline, clock);

  private final Map<Long, LocalSpan> announced = new HashMap<>();

  private void announce(TestSpan... spans) {
    for (TestSpan span : spans) {
      announced.put(span.spanId(), traces.announce(span.data(), null));
    }
  }

  private LocalSpan get(TestSpan span) {
    return announced.get(span.spanId());
  }

  private boolean isKnown(TestSpan span) {
    return traces.itself(get(span)).span() != null;
  }

  private List<Long> release(TestSpan span) {
    return ids(traces.released(get(span)));
  }

  private static List<Long> ids(List<LocalSpan> spans) {
    return spans.stream().map(span -> span.spanId).toList();
  }

  /** The recorder saw the span begin at this moment of its clock. */
  private void seenFrom(long spanId, long nanos) {
    timeline.scope(
        new ClosedScope(
            Scope.of(spanId, nanos, nanos + MILLI),
            0,
            1,
            7,
            false,
            0,
            nanos,
            new Reading(0, 0, 0),
            new Reading(0, 0, 0)));
  }

  @Test
  void children_areFoundByTheirParent() {
    announce(ROOT, CHILD, GRANDCHILD);

    assertThat(ids(traces.children(get(ROOT)))).containsExactly(2L);
    assertThat(ids(traces.children(get(CHILD)))).containsExactly(3L);
    assertThat(ids(traces.descendants(get(ROOT)))).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void children_thatComeBeforeTheirParentsAreFoundToo() {
    announce(GRANDCHILD, CHILD, ROOT);

    assertThat(ids(traces.children(get(ROOT)))).containsExactly(2L);
    assertThat(ids(traces.descendants(get(ROOT)))).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void aLocalRoot_hasAnInvalidRemoteOrUnsampledParent() {
    assertThat(LocalSpan.isLocalRoot(ROOT.data())).isTrue();
    assertThat(LocalSpan.isLocalRoot(TestSpan.of(2).remoteChildOf(ROOT).data())).isTrue();
    assertThat(LocalSpan.isLocalRoot(TestSpan.of(2).unsampledChildOf(ROOT).data())).isTrue();
    assertThat(LocalSpan.isLocalRoot(CHILD.data())).isFalse();
  }

  @Test
  void aRemoteChild_isNoChildHere() {
    announce(ROOT, TestSpan.of(2).remoteChildOf(ROOT));

    assertThat(traces.children(get(ROOT))).isEmpty();
    assertThat(traces.descendants(get(ROOT))).isEmpty();
  }

  @Test
  void aReleasedRoot_takesItsReleasedDescendantsWithIt() {
    announce(GRANDCHILD, CHILD, ROOT);
    assertThat(release(GRANDCHILD)).isEmpty();
    assertThat(release(CHILD)).isEmpty();

    assertThat(release(ROOT)).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(isKnown(ROOT)).isFalse();
    assertThat(isKnown(GRANDCHILD)).isFalse();
  }

  @Test
  void aDescendantStillHeld_keepsItsOwnChildrenUntilItIsReleased() {
    announce(GRANDCHILD, CHILD, ROOT);
    release(GRANDCHILD);
    assertThat(release(ROOT)).containsExactly(1L);
    assertThat(ids(traces.children(get(CHILD)))).containsExactly(3L);

    assertThat(release(CHILD)).containsExactlyInAnyOrder(2L, 3L);
    assertThat(isKnown(GRANDCHILD)).isFalse();
  }

  @Test
  void spansThatComeAfterTheirRootWasReleased_areForgottenAtTheirOwnRelease() {
    announce(ROOT);
    release(ROOT);
    announce(GRANDCHILD);
    assertThat(release(GRANDCHILD)).isEmpty();
    announce(CHILD);

    assertThat(release(CHILD)).containsExactlyInAnyOrder(2L, 3L);
    assertThat(isKnown(CHILD)).isFalse();
    assertThat(isKnown(GRANDCHILD)).isFalse();
  }

  @Test
  void aLateSpanStillHeld_keepsItsOwnChildrenUntilItIsReleased() {
    announce(ROOT);
    release(ROOT);
    announce(CHILD, GRANDCHILD);
    assertThat(release(GRANDCHILD)).isEmpty();
    assertThat(ids(traces.children(get(CHILD)))).containsExactly(3L);

    assertThat(release(CHILD)).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void aTraceThatEntersTheProcessTwice_keepsTheChildrenOfItsSecondRoot() {
    announce(CHILD, ROOT);
    release(CHILD);
    release(ROOT);
    TestSpan secondRoot = TestSpan.of(11).remoteChildOf(ROOT);
    TestSpan itsChild = TestSpan.of(12).childOf(secondRoot);
    announce(itsChild);
    assertThat(release(itsChild)).isEmpty();
    announce(secondRoot);

    assertThat(ids(traces.children(get(secondRoot)))).containsExactly(12L);
    assertThat(release(secondRoot)).containsExactlyInAnyOrder(11L, 12L);
  }

  @Test
  void spansWhoseRootNeverCame_expireOnceTheyHaveLeft() {
    announce(CHILD, GRANDCHILD);
    release(GRANDCHILD);
    clock.advance(Duration.ofMinutes(5).minusNanos(1));
    assertThat(traces.expire(clock.getAsLong())).isEmpty();
    clock.advance(Duration.ofNanos(1));

    assertThat(ids(traces.expire(clock.getAsLong()))).containsExactly(3L);
    assertThat(isKnown(CHILD)).isTrue();
    announce(ROOT);
    assertThat(traces.isIncomplete(get(ROOT))).isTrue();
  }

  @Test
  void overTheBound_theOldestIsForgottenAndItsRootIncomplete() {
    announce(CHILD);
    for (long id = 100; id < 100 + 49_998; id++) {
      traces.announce(TestSpan.of(id).inTrace(id).data(), null);
    }
    TestSpan stranger = TestSpan.of(98).inTrace(98);
    announce(stranger);
    assertThat(isKnown(CHILD)).isTrue();
    traces.announce(TestSpan.of(99).inTrace(99).data(), null);
    assertThat(isKnown(CHILD)).isFalse();

    announce(ROOT);
    assertThat(traces.children(get(ROOT))).isEmpty();
    assertThat(traces.isIncomplete(get(ROOT))).isTrue();
    assertThat(traces.isIncomplete(get(stranger))).isFalse();
  }

  @Test
  void theOffset_comesFromTheSpansOwnPair() {
    announce(ROOT, CHILD);
    seenFrom(1, 1_000);
    seenFrom(2, 5_000);

    assertThat(traces.offsetNanos(get(CHILD))).isEqualTo(5_000 - TestSpan.START);
  }

  @Test
  void theOffset_comesFromTheNearestAncestor() {
    announce(ROOT, CHILD, GRANDCHILD);
    seenFrom(1, 1_000);

    assertThat(traces.offsetNanos(get(GRANDCHILD))).isEqualTo(1_000 - TestSpan.START);
  }

  @Test
  void theOffset_comesFromARelativeBelow() {
    TestSpan sibling = TestSpan.of(4).childOf(ROOT);
    announce(ROOT, CHILD, GRANDCHILD, sibling);
    seenFrom(3, 9_000);

    assertThat(traces.offsetNanos(get(sibling))).isEqualTo(9_000 - TestSpan.START);
  }

  @Test
  void theOffset_comesFromAForgottenSpanOfTheTrace() {
    announce(ROOT);
    seenFrom(1, 1_000);
    traces.offsetNanos(get(ROOT));
    release(ROOT);
    timeline.release(1L);
    announce(CHILD);

    assertThat(traces.offsetNanos(get(CHILD))).isEqualTo(1_000 - TestSpan.START);
  }

  @Test
  void theOffset_comesFromTheWallClockWhenNothingIsKnown() {
    announce(ROOT);
    Instant now = Instant.now();
    long epochNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();

    assertThat(traces.offsetNanos(get(ROOT)))
        .isCloseTo(System.nanoTime() - epochNanos, within(60_000 * MILLI));
  }
}
