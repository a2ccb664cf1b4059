package io.spandrel.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

  @Test
  void typingMistake_findsTheName() {
    assertThat(NearestNames.of("ordr", List.of("refund", "GET /", "order", "orders")))
        .startsWith("order", "orders");
  }

  @Test
  void partOfAName_findsIt() {
    assertThat(NearestNames.of("inventory", List.of("GET /a", "GET /inventory/{id}", "pay")))
        .contains("GET /inventory/{id}");
  }

  @Test
  void nearest_areThreeAtMost() {
    assertThat(NearestNames.of("x", List.of("a", "b", "c", "d"))).hasSize(3);
    assertThat(NearestNames.of("x", List.of())).isEmpty();
  }
}
