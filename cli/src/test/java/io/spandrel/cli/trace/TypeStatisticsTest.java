package io.spandrel.cli.trace;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.recorder.State;
import org.junit.jupiter.api.Test;

class TypeStatisticsTest {

  private final TypeStatistics statistics = new TypeStatistics();

  @Test
  void rows_tasksBeforeRegionsBeforeOthersAndTheLargestFirst() {
    statistics.add(span("1", "GET").at(0, 90).build());
    statistics.add(span("2", "parse").with("spandrel.type", "region").at(0, 1).build());
    statistics.add(span("3", "store").with("spandrel.type", "region").at(0, 5).build());
    statistics.add(span("4", "order").with("spandrel.type", "task").at(0, 10).build());

    assertThat(statistics.rows())
        .extracting(NameStatistics::name)
        .containsExactly("order", "store", "parse", "GET");
  }

  @Test
  void task_usesTotalsAndRegionItsOwnParts() {
    statistics.add(
        span("1", "order")
            .with("spandrel.type", "task")
            .at(0, 10)
            .part(State.CHILD, 10)
            .totalPart(State.LOCK, 10)
            .build());
    statistics.add(
        span("2", "parse")
            .with("spandrel.type", "region")
            .at(0, 10)
            .part(State.CPU, 10)
            .totalPart(State.LOCK, 10)
            .build());

    assertThat(statistics.rows().get(0).parts().nanosByState()).containsOnlyKeys(State.LOCK);
    assertThat(statistics.rows().get(1).parts().nanosByState()).containsOnlyKeys(State.CPU);
  }

  @Test
  void percentiles_areWithinTheHistogramsPrecision() {
    for (int i = 1; i <= 100; i++) {
      statistics.add(span("s" + i, "step").at(0, i).build());
    }

    NameStatistics row = statistics.rows().get(0);
    assertThat(row.count()).isEqualTo(100);
    assertThat(row.percentileNanos(50)).isCloseTo(50_000_000L, within(50_000L));
    assertThat(row.percentileNanos(99)).isCloseTo(99_000_000L, within(99_000L));
  }

  @Test
  void wait_isNotCounted() {
    statistics.add(waiting("w", "sleep", State.SLEEP).at(0, 1).build());

    assertThat(statistics.rows()).isEmpty();
  }

  @Test
  void namesWithoutEnd_shareOneRow() {
    for (int i = 0; i < TypeStatistics.MAX_NAMES + 50; i++) {
      statistics.add(span("s" + i, "GET /item/" + i).at(0, 1).build());
    }

    assertThat(statistics.rows()).hasSize(TypeStatistics.MAX_NAMES + 1);
    assertThat(statistics.rows().get(0).name()).isEqualTo(TypeStatistics.OTHER_NAMES);
    assertThat(statistics.rows().get(0).count()).isEqualTo(50);
  }
}
