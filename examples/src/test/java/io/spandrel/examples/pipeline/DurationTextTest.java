package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({"250us, 250000", "2ms, 2000000", "20ms, 20000000", "1s, 1000000000", "7ns, 7"})
  void parse_readsNumberAndUnit(String text, long nanos) {
    assertThat(DurationText.parse("--lock-held", text)).isEqualTo(nanos);
    assertThat(DurationText.format(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "ms", "-2ms", "2 ms", "1.5ms", "2m", "99999999999s"})
  void parse_otherForm_namesOptionValueAndForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.parse("--lock-held", text))
        .withMessage("--lock-held '" + text + "' is not a duration such as 250us, 2ms or 1s.");
  }
}
