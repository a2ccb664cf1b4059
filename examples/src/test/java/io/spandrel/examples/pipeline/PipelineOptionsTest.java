package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineOptionsTest {
  @Test
  void parse_nothing_givesDefaults() {
    assertThat(PipelineOptions.parse())
        .isEqualTo(new PipelineOptions(100, 100, 2_000_000, 1, false));
  }

  @Test
  void parse_bothForms_areUnderstood() {
    assertThat(
            PipelineOptions.parse(
                "--requests", "10", "--concurrency=4", "--lock-held", "20ms", "--seed=-7"))
        .isEqualTo(new PipelineOptions(10, 4, 20_000_000, -7, false));
  }

  @Test
  void threads_neverExceedRequests() {
    assertThat(PipelineOptions.parse("--requests", "3").threads()).isEqualTo(3);
    assertThat(PipelineOptions.parse("--requests", "300").threads()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "--requests, 0, --requests '0' is not a whole number from 1 to 100000.",
    "--requests, many, --requests 'many' is not a whole number from 1 to 100000.",
    "--concurrency, 1001, --concurrency '1001' is not a whole number from 1 to 1000.",
    "--lock-held, 2, '--lock-held ''2'' is not a duration such as 250us, 2ms or 1s.'",
    "--lock-held, 11s, --lock-held '11s' is not within 1us to 10s.",
    "--lock-held, 0ms, --lock-held '0ms' is not within 1us to 10s.",
    "--seed, x, --seed 'x' is not a whole number.",
    "--speed, 1, Unknown option '--speed'; see --help."
  })
  void parse_wrongValue_saysWhatIsAllowed(String name, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineOptions.parse(name, value))
        .withMessage(message);
  }

  @Test
  void parse_missingValue_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineOptions.parse("--seed", "3", "--requests"))
        .withMessage("--requests needs a value; see --help.");
  }
}
