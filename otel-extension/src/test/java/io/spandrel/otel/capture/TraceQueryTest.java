package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.otel.capture.TraceQuery.BadQuery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceQueryTest {
  @Test
  void nothing_isFiveSeconds() throws BadQuery {
    assertThat(TraceQuery.parse(null).length()).isEqualTo(Duration.ofSeconds(5));
    assertThat(TraceQuery.parse("").length()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({"seconds=1, 1", "seconds=300, 300", "seconds=%31%32, 12"})
  void seconds_areTheLength(String query, int seconds) throws BadQuery {
    assertThat(TraceQuery.parse(query).length()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seconds",
        "seconds=",
        "seconds=0",
        "seconds=-1",
        "seconds=301",
        "seconds=99999999999",
        "seconds=five",
        "seconds=1.5",
        "seconds=+5",
        "seconds=%",
        "seconds=5&seconds=6",
        "secs=5",
        "&"
      })
  void allElse_isRefusedWithWhatIsAllowed(String query) {
    assertThatThrownBy(() -> TraceQuery.parse(query))
        .isInstanceOf(BadQuery.class)
        .hasMessageEndingWith("give seconds=1 to seconds=300, or leave it out for 5.");
  }

  @Test
  void whatWasSent_isNotRepeatedAsItStands() {
    assertThatThrownBy(() -> TraceQuery.parse("seconds=%0d%0aX%3a" + "y".repeat(500)))
        .isInstanceOf(BadQuery.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).contains("'??X:yyy"));
  }
}
