package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.recorder.State;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds in every situation; a failure names the seed that makes it again. */
class BreakdownPropertiesTest {
  private static final int SEEDS = 3_000;

  /** Each part is rounded on its own. */
  private static final double ROUNDING = 1.001;

  @Test
  void parts_areNeverNegativeAndAddUpToTheSpan() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BreakdownInput input = RandomSituation.any(seed);
      Parts parts = Breakdown.of(input).parts();
      for (State state : State.values()) {
        assertThat(parts.nanos(state)).as("%s, seed %d", state, seed).isNotNegative();
      }
      assertThat(parts.sum()).as("seed %d", seed).isEqualTo(input.span().length());
    }
  }

  @Test
  void segments_shareOutTheWholeOfEachOwnPart() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BreakdownInput input = RandomSituation.any(seed);
      for (ThreadTrack track : input.tracks()) {
        long reached = Long.MIN_VALUE;
        for (Segment segment : segments(input, track)) {
          double sum = 0;
          for (State state : State.values()) {
            double share = segment.share(state);
            assertThat(share).as("seed %d", seed).isBetween(0.0, 1.0 + 1e-9);
            sum += share;
          }
          assertThat(sum).as("seed %d, %s", seed, segment).isCloseTo(1, within(1e-9));
          assertThat(segment.start()).as("seed %d", seed).isGreaterThanOrEqualTo(reached);
          assertThat(segment.end()).as("seed %d", seed).isGreaterThan(segment.start());
          reached = segment.end();
        }
      }
    }
  }

  @Test
  void countedThread_hasTheCpuAndRunQueueTimeOfItsCounters() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BreakdownInput input = RandomSituation.countedThread(seed);
      ThreadTrack track = input.tracks().get(0);
      double cpu = 0;
      double runQueue = 0;
      List<Reading> readings = track.readings();
      boolean inside =
          readings.get(0).nanos() == 0
              && readings.get(readings.size() - 1).nanos() == input.span().end();
      if (!inside) {
        continue;
      }
      for (int i = 0; i + 1 < readings.size(); i++) {
        double whole = readings.get(i + 1).nanos() - readings.get(i).nanos();
        double counted = cut(readings.get(i + 1).cpuNanos() - readings.get(i).cpuNanos(), whole);
        cpu += counted;
        runQueue +=
            cut(
                readings.get(i + 1).runQueueNanos() - readings.get(i).runQueueNanos(),
                whole - counted);
      }
      Breakdown breakdown = Breakdown.of(input);
      String seen = "seed " + seed + ": " + breakdown.parts();
      assertThat((double) breakdown.parts().nanos(State.CPU))
          .as(seen)
          .isCloseTo(cpu, within(ROUNDING));
      assertThat((double) breakdown.cpuTimeNanos()).as(seen).isCloseTo(cpu, within(ROUNDING));
      assertThat((double) breakdown.parts().nanos(State.RUNNABLE))
          .as(seen)
          .isCloseTo(runQueue, within(ROUNDING));
    }
  }

  @Test
  void countedThread_isNeverDetachedOrUnexplained() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Parts parts = Breakdown.of(RandomSituation.countedThread(seed)).parts();
      assertThat(parts.nanos(State.DETACHED)).as("seed %d: %s", seed, parts).isZero();
      assertThat(parts.nanos(State.SHORT)).as("seed %d: %s", seed, parts).isZero();
      assertThat(parts.nanos(State.UNEXPLAINED)).as("seed %d: %s", seed, parts).isZero();
    }
  }

  @Test
  void ownWait_leavesNoMoreThanTheWaitClaims() {
    for (long seed = 0; seed < SEEDS; seed++) {
      for (OwnWait own : OwnWait.of(RandomSituation.any(seed))) {
        double claimed =
            own.waited() != null
                ? own.waited().length() * own.waited().share()
                : own.pause().end() - own.pause().start();
        assertThat(own.leftNanos()).as("seed %d: %s", seed, own).isNotNegative();
        if (own.waited() != null && RandomSituation.any(seed).tracks().size() == 1) {
          assertThat(own.leftNanos()).as("seed %d: %s", seed, own).isLessThanOrEqualTo(claimed + 1);
        }
      }
    }
  }

  @Test
  void ownWait_isDrawnWhereTheWaitWasAndNoChildWasOpen() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BreakdownInput input = RandomSituation.any(seed);
      for (OwnWait own : OwnWait.of(input)) {
        long start = own.waited() != null ? own.waited().start() : own.pause().start();
        long end = own.waited() != null ? own.waited().end() : own.pause().end();
        assertThat(own.start()).as("seed %d: %s", seed, own).isBetween(start, end - 1);
        assertThat(own.end()).as("seed %d: %s", seed, own).isBetween(own.start() + 1, end);
        assertThat(input.children())
            .as("seed %d: %s", seed, own)
            .noneMatch(
                child -> Math.max(child.start(), own.start()) < Math.min(child.end(), own.end()));
      }
    }
  }

  @Test
  void ownWaits_ofOneThreadAddUpToTheNamedParts() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BreakdownInput input = RandomSituation.countedThread(seed);
      Parts parts = Breakdown.of(input).parts();
      Map<State, Double> left = new EnumMap<>(State.class);
      OwnWait.of(input).forEach(own -> left.merge(own.state(), own.leftNanos(), Double::sum));
      left.forEach((state, sum) ->
          assertThat((double) parts.nanos(state))
              .as("%s of %s", state, parts)
              .isCloseTo(sum, within(ROUNDING)));
    }
  }

  private static double cut(double value, double most) {
    return Math.max(0, Math.min(value, most));
  }

  private static List<Segment> segments(BreakdownInput input, ThreadTrack track) {
    Set<Long> members = new HashSet<>();
    input.members().forEach(member -> members.add(member.spanId()));
    List<Segment> whole =
        new ThreadShares(track, input.pauses())
            .segments(members::contains, input.span().start(), input.span().end());
    return input.totals() ? whole : ThreadShares.withNestedScopes(whole);
  }
}
