package io.spandrel.exporter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.exporter.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {
  private final TestClock clock = new TestClock();
  private final List<String> log = new ArrayList<>();
  private final Losses losses = new Losses(log::add, clock);

  @Test
  void theFirstLoss_isSaidAtOnceWithItsReason() {
    losses.addNotDelivered(3, "it answered with a failure");

    assertThat(log)
        .singleElement()
        .isEqualTo(
            "Spandrel: since the start 0 spans left without a breakdown, 3 were not"
                + " delivered, 0 were dropped: it answered with a failure; check"
                + " otel.exporter.otlp.endpoint and the backend there.");
  }

  @Test
  void losses_areCountedInSilenceForAMinuteAndThenSaidTogether() {
    losses.addDropped(1);
    clock.advance(Duration.ofSeconds(60).minusNanos(1));
    losses.addDropped(10);
    losses.addNotDelivered(100, "late");
    losses.addNotEnriched(1000, "full");
    assertThat(log).hasSize(1);

    clock.advance(Duration.ofNanos(1));
    losses.addDropped(1);
    losses.addDropped(1);
    assertThat(log).hasSize(2);
    assertThat(log.get(1))
        .contains("1000 spans left without", "100 were not delivered", "12 were dropped");
    assertThat(losses.dropped()).isEqualTo(13);
  }

  @Test
  void atTheEnd_whatWasNotSaidIsSaidOnce() {
    losses.sayLast();
    assertThat(log).isEmpty();

    losses.addNotDelivered(3, "refused");
    losses.sayLast();
    assertThat(log).hasSize(1);

    losses.addNotDelivered(4, "refused again");
    losses.sayLast();
    losses.sayLast();
    assertThat(log).hasSize(2);
    assertThat(log.get(1)).contains("7 were not delivered", "refused again", "check otel.exporter");
  }
}
