package io.spandrel.recorder.timeline;

import static io.spandrel.recorder.timeline.Sample.at;
import static io.spandrel.recorder.timeline.Sample.waited;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Interval;
import org.junit.jupiter.api.Test;

/** How far the stream has been read, and when nobody watched. */
class HistoryWatchedTest {
  private final History history = new History(null, System::nanoTime);

  @Test
  void marker_hasPassedAfterTwoFlushesThatFollowIt() {
    history.marker(5, at(10));
    assertThat(history.hasPassed(5)).isFalse();
    history.flushed(at(1_000));
    assertThat(history.hasPassed(5)).isFalse();
    history.flushed(at(2_000));
    assertThat(history.hasPassed(5)).isTrue();
    assertThat(history.hasPassed(4)).isTrue();
    assertThat(history.hasPassed(6)).isFalse();
  }

  @Test
  void markersOutOfOrder_neverTakeBackWhatHasPassed() {
    history.marker(7, at(20));
    history.marker(6, at(19));
    history.flushed(at(1_000));
    history.flushed(at(2_000));
    assertThat(history.hasPassed(7)).isTrue();
  }

  @Test
  void endOfTheStream_passesEveryMarkerRead() {
    history.marker(1, at(10));
    history.ended();
    assertThat(history.hasPassed(1)).isTrue();
    assertThat(history.hasPassed(2)).isFalse();
  }

  @Test
  void beforeTheFirstClockEvent_nothingIsWatched() {
    history.flushed(at(5));
    assertThat(history.unwatched(at(0), at(10))).containsExactly(new Interval(at(0), at(10)));
  }

  @Test
  void watchedTime_reachesToTheClockEventBeforeTheLastFlush() {
    history.clock(at(10));
    history.clock(at(1_010));
    history.flushed(at(1_100));
    assertThat(history.unwatched(at(10), at(20))).containsExactly(new Interval(at(10), at(20)));
    history.clock(at(2_010));
    history.flushed(at(2_100));
    assertThat(history.unwatched(at(0), at(1_020)))
        .containsExactly(new Interval(at(0), at(10)), new Interval(at(1_010), at(1_020)));
    assertThat(history.unwatched(at(10), at(1_010))).isEmpty();
  }

  @Test
  void watchedTime_reachesToAPassedMarker() {
    history.clock(at(10));
    history.marker(1, at(500));
    history.flushed(at(1_000));
    history.flushed(at(2_000));
    assertThat(history.unwatched(at(10), at(500))).isEmpty();
    assertThat(history.unwatched(at(10), at(501))).containsExactly(new Interval(at(500), at(501)));
  }

  @Test
  void streamThatEnded_wasWatchedToItsLastEvent_andAGapFollows() {
    history.clock(at(10));
    history.add(1, waited(20, 30));
    history.ended();
    history.clock(at(100));
    history.add(1, waited(120, 130));
    history.ended();
    assertThat(history.unwatched(at(0), at(200)))
        .containsExactly(
            new Interval(at(0), at(10)),
            new Interval(at(30), at(100)),
            new Interval(at(130), at(200)));
    assertThat(history.unwatched(at(40), at(90))).containsExactly(new Interval(at(40), at(90)));
    assertThat(history.unwatched(at(110), at(120))).isEmpty();
    assertThat(history.unwatched(at(25), at(25))).isEmpty();
  }

  @Test
  void streamThatEndedTwice_isCountedOnce() {
    history.clock(at(10));
    history.ended();
    history.ended();
    assertThat(history.unwatched(at(0), at(20)))
        .containsExactly(new Interval(at(0), at(10)), new Interval(at(10), at(20)));
  }
}
