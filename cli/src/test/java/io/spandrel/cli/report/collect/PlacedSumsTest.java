package io.spandrel.cli.report.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacedSumsTest {
  private final PlacedSums<String, Count> sums = new PlacedSums<>();

  private static Count of(long value) {
    Count count = new Count();
    count.add(value);
    return count;
  }

  @Test
  void merge_tellsRegionsAndKeysApartHoweverManyThereAre() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 30; i++) {
        sums.merge("region " + i % 2, "key " + i / 2, of(1), Count::add);
      }
    }

    assertThat(sums.size()).isEqualTo(30);
    assertThat(sums.all()).allMatch(placed -> placed.sum().value() == 2);
    assertThat(sums.find("region 1", "key 14").value()).isEqualTo(2);
    assertThat(sums.find("region 2", "key 1")).isNull();
  }

  @Test
  void find_isNullWhereNothingIs() {
    assertThat(sums.find("", "key")).isNull();
    assertThat(sums.all()).isEmpty();
  }
}
