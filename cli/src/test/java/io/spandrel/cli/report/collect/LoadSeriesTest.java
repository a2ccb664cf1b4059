package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.CpuSummary.Point;
import io.spandrel.cli.report.sample.CpuLoad;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LoadSeriesTest {

  private static final Offset<Double> EXACT = within(1e-6);

  private final LoadSeries load = new LoadSeries();

  @Test
  void demand_isSpreadOverTheSecondsItSpeaksOf() {
    load.startsAt(5_000 * MS);
    load.addDemand(5_500 * MS, 6_500 * MS, 3_000 * MS);
    load.addDemand(6_500 * MS, 7_000 * MS, 500 * MS);

    CpuSummary cpu = load.summary(2, new MethodCollector());
    assertThat(cpu.points()).extracting(Point::nanos).containsExactly(0L, 1_000 * MS);
    assertThat(cpu.points().get(0).runnableThreads()).isCloseTo(1.5, EXACT);
    assertThat(cpu.points().get(1).runnableThreads()).isCloseTo(2.0, EXACT);
    assertThat(cpu.crowdedNanos()).isZero();
    assertThat(load.summary(1, new MethodCollector()).crowdedNanos()).isEqualTo(2_000 * MS);
  }

  @Test
  void load_isTheAverageOfItsSecond() {
    load.startsAt(0);
    load.add(new CpuLoad(1_000 * MS, 0.2, 0.4));
    load.add(new CpuLoad(2_000 * MS, 0.6, 1.0));

    assertThat(load.summary(2, new MethodCollector()).points().get(0).jvm()).isCloseTo(0.2, EXACT);
    assertThat(load.summary(2, new MethodCollector()).points().get(1).machine())
        .isCloseTo(1.0, EXACT);
    assertThat(load.summary(2, new MethodCollector()).points().get(0).runnableThreads()).isNaN();
  }

  /** Flight Recorder begins with one that says 0 of a busy machine too. */
  @Test
  void firstLoadOfNothing_isNoLoad() {
    load.startsAt(0);
    load.add(new CpuLoad(300 * MS, 0, 0));
    load.add(new CpuLoad(1_300 * MS, 0.5, 1));
    load.add(new CpuLoad(2_300 * MS, 0, 0));

    CpuSummary cpu = load.summary(2, new MethodCollector());
    assertThat(cpu.points().get(0).machine()).isNaN();
    assertThat(cpu.points().get(1).machine()).isCloseTo(1.0, EXACT);
    assertThat(cpu.points().get(2).machine()).as("an idle second").isZero();
  }

  /** A recording does not end with a second. */
  @Test
  void lastPoint_isAsLongAsItWasRecorded() {
    load.startsAt(0);
    load.addDemand(0, 2_520 * MS, 3 * 2_520 * MS);
    load.add(new CpuLoad(2_500 * MS, 0.5, 0.5));

    CpuSummary cpu = load.summary(2, new MethodCollector());
    assertThat(cpu.points())
        .extracting(Point::lengthNanos)
        .containsExactly(1_000 * MS, 1_000 * MS, 520 * MS);
    assertThat(cpu.points().get(2).runnableThreads()).isCloseTo(3, EXACT);
    assertThat(cpu.crowdedNanos()).isEqualTo(2_520 * MS);
  }

  @Test
  void timeThatCannotBe_isPassedOver() {
    load.startsAt(5_000 * MS);
    load.addDemand(6_000 * MS, Long.MAX_VALUE, 1);
    load.add(new CpuLoad(Long.MIN_VALUE, 1, 1));
    load.add(new CpuLoad(Long.MAX_VALUE, 1, 1));

    assertThat(load.summary(2, new MethodCollector()).points()).isEmpty();
  }

  @Test
  void longRecording_getsLongerPoints() {
    load.startsAt(0);
    int seconds = 5 * LoadSeries.MAX_POINTS;
    for (int second = 0; second < seconds; second++) {
      load.addDemand(second * 1_000 * MS, (second + 1) * 1_000 * MS, 3_000 * MS);
      load.add(new CpuLoad((second + 1) * 1_000 * MS, 0.5, 0.5));
    }

    CpuSummary cpu = load.summary(2, new MethodCollector());
    assertThat(cpu.points()).hasSizeLessThanOrEqualTo(LoadSeries.MAX_POINTS);
    assertThat(cpu.pointNanos()).isEqualTo(8_000 * MS);
    assertThat(cpu.points()).allSatisfy(point -> assertThat(point.jvm()).isCloseTo(0.5, EXACT));
    assertThat(cpu.crowdedNanos()).isEqualTo(seconds * 1_000L * MS);
  }
}
