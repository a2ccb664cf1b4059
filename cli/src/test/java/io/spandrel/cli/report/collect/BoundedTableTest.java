package io.spandrel.cli.report.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedTableTest {

  private final BoundedTable<String, Count> table =
      new BoundedTable<>(4, Count::new, Count::add, Count::value);

  @Test
  void heavyKey_keepsItsRowHoweverLateItComes() {
    for (int i = 0; i < 1_000; i++) {
      table.at("light" + i).add(1);
    }
    table.at("heavy").add(500);
    for (int i = 0; i < 1_000; i++) {
      table.at("later" + i).add(1);
    }

    assertThat(table.heaviestFirst().get(0).getKey()).isEqualTo("heavy");
    assertThat(table.heaviestFirst().get(0).getValue().value()).isEqualTo(500);
  }

  @Test
  void others_andRows_holdEverythingThatWasAdded() {
    for (int i = 0; i < 10_000; i++) {
      table.at("key" + i % 97).add(3);
    }

    long shown =
        table.heaviestFirst().stream().map(Map.Entry::getValue).mapToLong(Count::value).sum();
    assertThat(table.heaviestFirst()).hasSizeLessThanOrEqualTo(4);
    assertThat(shown + table.others().value()).isEqualTo(30_000);
    assertThat(table.folded()).isPositive();
  }

  @Test
  void fewKeys_leaveNothingToTheOthers() {
    table.at("one").add(1);
    table.at("two").add(2);

    assertThat(table.folded()).isZero();
    assertThat(table.heaviestFirst()).extracting(Map.Entry::getKey).containsExactly("two", "one");
  }
}
