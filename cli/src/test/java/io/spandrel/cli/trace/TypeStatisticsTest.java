package io.spandrel.cli.trace;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.recorder.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeStatisticsTest {

  private final TypeStatistics statistics = new TypeStatistics();

  @Test
  void rows_tasksBeforeRegionsAndTheLargestFirst() {
    statistics.add(span("1", "SELECT").under("4").at(0, 9).build());
    statistics.add(span("2", "parse").with("spandrel.type", "region").at(0, 1).build());
    statistics.add(span("3", "store").with("spandrel.type", "region").at(0, 5).build());
    statistics.add(span("4", "order").with("spandrel.type", "task").at(0, 10).build());

    assertThat(statistics.rows())
        .extracting(NameStatistics::name)
        .containsExactly("order", "SELECT", "store", "parse");
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
  void taskInsideASpan_hasThePartsOfWhatIsBelowIt() {
    statistics.add(span("3", "reserve").under("2").at(1, 9).part(State.LOCK, 8).build());
    statistics.add(
        span("2", "order")
            .under("1")
            .with("spandrel.type", "task")
            .at(0, 10)
            .part(State.CPU, 2)
            .part(State.CHILD, 8)
            .build());
    statistics.add(waiting("4", "lock Inventory", State.LOCK).under("3").at(1, 9).build());

    assertThat(statistics.rows().get(0).name()).isEqualTo("order");
    assertThat(statistics.rows().get(0).parts().nanosByState())
        .containsOnly(Map.entry(State.CPU, 2_000_000L), Map.entry(State.LOCK, 8_000_000L));
    assertThat(statistics.rows().get(1).parts().nanosByState()).containsOnlyKeys(State.LOCK);
  }

  @Test
  void whatIsBelow_isHandedUpThroughRegions_notOutOfItsProcess() {
    statistics.add(span("4", "SELECT").under("3").at(2, 8).part(State.SOCKET, 6).build());
    statistics.add(
        span("3", "load").under("2").at(1, 9).part(State.CPU, 2).part(State.CHILD, 6).build());
    statistics.add(
        span("2", "order")
            .under("1")
            .with("spandrel.type", "task")
            .at(0, 10)
            .part(State.CHILD, 10)
            .build());
    statistics.add(span("9", "served").underRemote("8").at(0, 20).part(State.SLEEP, 20).build());
    statistics.add(
        span("8", "GET")
            .under("1")
            .with("spandrel.type", "task")
            .at(0, 30)
            .part(State.CHILD, 30)
            .build());

    assertThat(parts("order"))
        .containsOnly(
            Map.entry(State.CPU, 2_000_000L),
            Map.entry(State.SOCKET, 6_000_000L),
            Map.entry(State.CHILD, 2_000_000L));
    assertThat(parts("GET")).containsOnlyKeys(State.CHILD);
  }

  @Test
  void spanWithNoneAroundItInItsProcess_isATask_asInAReport() {
    statistics.add(span("1", "GET /").at(0, 1).build());
    statistics.add(span("2", "POST /").underRemote("7").at(0, 1).build());
    statistics.add(span("3", "PUT /").under("6").at(0, 1).totalPart(State.CPU, 1).build());
    statistics.add(span("4", "SELECT").under("1").at(0, 1).build());

    assertThat(statistics.rows())
        .filteredOn(row -> row.type() == SpanType.TASK)
        .extracting(NameStatistics::name)
        .containsExactlyInAnyOrder("GET /", "POST /", "PUT /");
  }

  private Map<State, Long> parts(String name) {
    return statistics.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow()
        .parts()
        .nanosByState();
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
