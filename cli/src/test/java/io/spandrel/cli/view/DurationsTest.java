package io.spandrel.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0ns",
    "812, 812ns",
    "1000, 1.00us",
    "9996, 10.0us",
    "999499, 999us",
    "999500, 1.00ms",
    "2140000, 2.14ms",
    "21400000, 21.4ms",
    "999600000, 1.00s",
    "12000000000, 12.0s",
    "59990000000, 60.0s",
    "200000000000, 3m20s",
    "7500000000000, 2h05m"
  })
  void format_threeDigitsAndAUnit(long nanos, String text) {
    assertThat(Durations.format(nanos)).isEqualTo(text);
  }
}
