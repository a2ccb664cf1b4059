package io.spandrel.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {

  private final DurationConverter converter = new DurationConverter();

  @Test
  void convert_takesEveryUnitOfTheSettings() {
    assertThat(converter.convert("5ns")).isEqualTo(Duration.ofNanos(5));
    assertThat(converter.convert("250us")).isEqualTo(Duration.ofNanos(250_000));
    assertThat(converter.convert("2ms")).isEqualTo(Duration.ofMillis(2));
    assertThat(converter.convert("1s")).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "ms", "-2ms", "2.5ms", "2 ms", "2m", "99999999999s"})
  void convert_refusesTheRestByItsValue(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
