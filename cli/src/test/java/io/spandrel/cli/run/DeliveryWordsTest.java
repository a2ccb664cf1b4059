package io.spandrel.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.relay.SpanRelay.Outcome;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DeliveryWordsTest {
  private static final URI BACKEND = URI.create("http://localhost:4318");

  private static String of(Outcome outcome) {
    return DeliveryWords.of(outcome, BACKEND, 10_000);
  }

  @Test
  void allDelivered_isSaid() {
    assertThat(of(new Outcome(12_345, 0, 0, "")))
        .isEqualTo("the backend at http://localhost:4318 came up: all 12,345 spans were delivered");
  }

  @Test
  void backendThatCameUpTooLateForSome_isNotSaidToBeAway() {
    assertThat(of(new Outcome(9_000, 3_000, 3_000, "nothing listens at localhost:4318")))
        .startsWith("the backend at http://localhost:4318 came up: 9,000 of 12,000 spans were")
        .contains("The other 3,000 had been pushed out", "10,000 are kept at most")
        .doesNotContain("nothing listens");
  }

  @Test
  void backendThatStayedAway_isSaidWithItsReason() {
    assertThat(of(new Outcome(0, 5, 3, "nothing listens at localhost:4318")))
        .startsWith("5 of 5 spans were not delivered to http://localhost:4318: nothing listens at")
        .contains("--to");
    assertThat(of(new Outcome(4, 5, 3, "it answered 400")))
        .startsWith("5 of 9 spans were not delivered to http://localhost:4318: it answered 400.");
  }
}
