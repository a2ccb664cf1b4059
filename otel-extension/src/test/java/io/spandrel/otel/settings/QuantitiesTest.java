package io.spandrel.otel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "7ns, 7",
    "250us, 250000",
    "1ms, 1000000",
    "2s, 2000000000",
    "1m, 60000000000",
    "' 5 ms ', 5000000",
    "0s, 0",
  })
  void aDuration_isNanoseconds(String text, long nanos) {
    assertThat(Quantities.nanos(text)).hasValue(nanos);
  }

  @ParameterizedTest
  @CsvSource({"5B, 5", "3KB, 3072", "32MB, 33554432", "32mb, 33554432", "1 GB, 1073741824"})
  void aSize_isBytes(String text, long bytes) {
    assertThat(Quantities.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ms",
        "5",
        "5MS",
        "5 m s",
        "-5ms",
        "+5ms",
        "5.0ms",
        "0x5ms",
        "5ms5ms",
        "999999999999999s",
        "9999999999999999ns"
      })
  void whatIsNoDuration_isEmpty(String text) {
    assertThat(Quantities.nanos(text)).isEmpty();
  }

  @Test
  void whatIsNoSize_isEmpty() {
    assertThat(Quantities.bytes("5MiB")).isEmpty();
    assertThat(Quantities.bytes("5ms")).isEmpty();
    assertThat(Quantities.bytes("999999999999GB")).isEmpty();
  }
}
