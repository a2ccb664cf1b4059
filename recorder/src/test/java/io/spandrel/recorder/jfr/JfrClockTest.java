package io.spandrel.recorder.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** JFR's time runs from an epoch and at a rate of its own. */
class JfrClockTest {
  private static final long SECOND = 1_000_000_000;
  private static final long EPOCH = 1_700_000_000 * SECOND;
  private static final long MICRO = 1_000;

  private final JfrClock clock = new JfrClock();
  private double drift;
  private long offset = EPOCH;

  private long jfr(long nanos) {
    return offset + Math.round(nanos * (1 + drift));
  }

  private void calibrateAt(long nanos) {
    clock.calibrate(jfr(nanos), nanos);
  }

  private void assertTells(long nanos, long errorNanos) {
    assertThat(clock.toNanos(jfr(nanos))).isCloseTo(nanos, within(errorNanos));
  }

  @Test
  void clockWithoutAReading_isNotCalibrated() {
    assertThat(clock.isCalibrated()).isFalse();
    calibrateAt(SECOND);
    assertThat(clock.isCalibrated()).isTrue();
    assertTells(SECOND, 0);
    assertTells(SECOND + 300, 1);
  }

  @Test
  void drift_isLearntFromTwoReadingsAndUsedForLongWaits() {
    drift = 2.3e-3;
    calibrateAt(0);
    calibrateAt(SECOND);
    calibrateAt(2 * SECOND);
    assertTells(12 * SECOND, 10 * MICRO);
    assertTells(-8 * SECOND, 10 * MICRO);
  }

  @Test
  void drift_isFollowedForHours() {
    drift = -4e-5;
    for (long second = 0; second < 7_200; second++) {
      calibrateAt(second * SECOND);
      if (second > 1) {
        assertTells(second * SECOND + SECOND, 2 * MICRO);
      }
    }
  }

  @Test
  void newChunk_bringsAnOffsetOfItsOwnAndKeepsTheRate() {
    drift = 2.3e-3;
    calibrateAt(0);
    calibrateAt(SECOND);
    offset += 700 * MICRO;
    clock.chunkBegan();
    calibrateAt(SECOND + 50_000);
    assertTells(3 * SECOND, 10 * MICRO);
    calibrateAt(2 * SECOND);
    assertTells(3 * SECOND, 10 * MICRO);
  }

  @Test
  void jumpThatNoChunkAnnounced_isNoRate() {
    calibrateAt(0);
    calibrateAt(SECOND);
    offset += 5_000 * MICRO;
    calibrateAt(2 * SECOND);
    assertTells(3 * SECOND, MICRO);
    calibrateAt(3 * SECOND);
    assertTells(13 * SECOND, 10 * MICRO);
  }

  @Test
  void jumpBeforeTheRateIsKnown_isOutgrown() {
    calibrateAt(0);
    offset += 5_000 * MICRO;
    for (int second = 1; second < 8; second++) {
      calibrateAt(second * SECOND);
    }
    for (int second = 8; second < 30; second++) {
      calibrateAt(second * SECOND);
    }
    assertTells(30 * SECOND, 600 * MICRO);
    assertTells(29 * SECOND + 1_000 * MICRO, MICRO);
  }

  @Test
  void readingsCloseTogether_moveTheOffsetNotTheRate() {
    calibrateAt(0);
    calibrateAt(SECOND);
    clock.calibrate(jfr(SECOND + 1_000) + 500, SECOND + 1_000);
    assertThat(clock.toNanos(jfr(2 * SECOND))).isCloseTo(2 * SECOND, within(MICRO));
    clock.calibrate(jfr(SECOND + 2_000), SECOND + 2_000);
    assertTells(2 * SECOND, MICRO);
  }

  @Test
  void sameReadingTwice_changesNothing() {
    calibrateAt(SECOND);
    calibrateAt(SECOND);
    assertTells(2 * SECOND, 1);
  }

  @Test
  void epochNanos_areExact() {
    assertThat(JfrClock.epochNanos(Instant.ofEpochSecond(1_700_000_000, 123_456_789)))
        .isEqualTo(1_700_000_000_123_456_789L);
  }
}
