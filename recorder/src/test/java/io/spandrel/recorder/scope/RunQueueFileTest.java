package io.spandrel.recorder.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunQueueFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "12345 678 9\n"          | 678
          "0 0 0\n"                | 0
          "1 18446744073 2"        | 18446744073
          "1 42"                   | 42
          "12345"                  | -1
          "12345 "                 | -1
          ""                       | -1
          """)
  void secondNumber_isFoundOrMinusOne(String line, long expected) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    assertThat(RunQueueFile.secondNumber(bytes, bytes.length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5, -1", "7, 6", "9, 678"})
  void secondNumber_readsNoFurtherThanTheLengthSays(int length, long expected) {
    byte[] bytes = "12345 678 9".getBytes(StandardCharsets.US_ASCII);
    assertThat(RunQueueFile.secondNumber(bytes, length)).isEqualTo(expected);
  }

  @Test
  void secondNumber_ofAFileThatEndedIsMinusOne() {
    assertThat(RunQueueFile.secondNumber(new byte[96], -1)).isEqualTo(-1);
  }
}
