package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cannot run program \"x\": error=2, No such file or directory | command not found: x",
        "Cannot run program \"x\": Exec failed, error: 2 (No such file) | command not found: x",
        "Cannot run program \"x\": error=13, Permission denied | not executable: x",
        "Cannot run program \"x\": error=7, Argument list too long | the command line is too long",
        "Cannot run program \"x\": error=12, Not enough space"
            + " | Cannot run program \"x\": error=12, Not enough space"
      })
  void reason_isInWords(String message, String reason) {
    assertThat(StartFailure.reason("x", new IOException(message))).isEqualTo(reason);
  }
}
