package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.model.TypeRow.Bucket;
import io.spandrel.cli.report.model.TypeRow.SlowSpan;
import io.spandrel.recorder.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeCollectorTest {

  private final TypeCollector types = new TypeCollector();

  @Test
  void spanThatBeganBeforeTheRecording_hasItsStatesOverWhatTheRecordingTells() {
    types.add(task("order", 1, 400, Map.of(State.LOCK, 75L, State.CPU, 25L)));
    TypeRow row = types.rows().get(0);
    assertThat(row.maxNanos()).isEqualTo(400 * MS);
    assertThat(row.share(State.LOCK)).isEqualTo(0.75);
  }

  @Test
  void row_saysHowLongTheyTook() {
    for (int ms = 1; ms <= 100; ms++) {
      types.add(task("order", ms, ms, Map.of(State.CPU, (long) ms)));
    }

    TypeRow row = types.rows().get(0);
    assertThat(row.count()).isEqualTo(100);
    assertThat(row.p50Nanos()).isCloseTo(50 * MS, withinPercentage(1));
    assertThat(row.p90Nanos()).isCloseTo(90 * MS, withinPercentage(1));
    assertThat(row.p99Nanos()).isCloseTo(99 * MS, withinPercentage(1));
    assertThat(row.maxNanos()).isEqualTo(100 * MS);
    assertThat(row.totalNanos()).isEqualTo(5_050 * MS);
    assertThat(row.states().nanos(State.CPU)).isEqualTo(5_050 * MS);
  }

  @Test
  void slowest_areTheThreeSlowest() {
    for (int ms : new int[] {5, 90, 1, 30, 70, 2}) {
      types.add(task("order", ms, ms, Map.of()));
    }

    assertThat(types.rows().get(0).slowest())
        .extracting(SlowSpan::spanId)
        .containsExactly("000000000000005a", "0000000000000046", "000000000000001e");
  }

  @Test
  void histogram_hasRoundBoundsAndNoGaps() {
    types.add(task("order", 1, 1, Map.of()));
    types.add(task("order", 2, 3, Map.of()));
    types.add(task("order", 3, 15, Map.of()));

    assertThat(types.rows().get(0).histogram())
        .containsExactly(
            new Bucket(MS, 1),
            new Bucket(2 * MS, 0),
            new Bucket(5 * MS, 1),
            new Bucket(10 * MS, 0),
            new Bucket(20 * MS, 1));
  }

  @Test
  void percentiles_areNeverOverTheLongest() {
    types.add(task("once", 1, 1_234, Map.of()));

    assertThat(types.rows().get(0).p99Nanos()).isEqualTo(1_234 * MS);
  }

  @Test
  void names_withoutEnd_shareARow() {
    for (int i = 0; i < 3 * TypeCollector.MAX_NAMES; i++) {
      types.add(task("GET /order/" + i, i, 1, Map.of()));
    }

    assertThat(types.rows()).hasSize(TypeCollector.MAX_NAMES + 1);
    assertThat(types.rows().get(0).name()).isEqualTo(TypeCollector.OTHER_NAMES);
    assertThat(types.rows().stream().mapToLong(TypeRow::count).sum())
        .isEqualTo(3L * TypeCollector.MAX_NAMES);
  }

  @Test
  void methods_hottestFirst() {
    types.add(task("order", 1, 10, Map.of()));
    types.addMethod("order", "A.cold", 1);
    types.addMethod("order", "B.hot", 5);
    types.addMethod("unknown", "C.lost", 9);

    assertThat(types.rows().get(0).methods())
        .extracting(TypeRow.MethodRow::method)
        .containsExactly("B.hot", "A.cold");
  }
}
