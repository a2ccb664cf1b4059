package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestPipelineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void run_wrongOption_isOneLineAndTwo() {
    assertThat(run("--requests", "none")).isEqualTo(2);
    assertThat(text(err))
        .isEqualToNormalizingNewlines(
            "--requests 'none' is not a whole number from 1 to 100000.\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void run_help_namesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(text(out)).contains("--requests", "--concurrency", "--lock-held", "--seed");
  }

  @Test
  void run_fourRequests_saysWhatItDidInTwoLines() {
    assertThat(run("--requests", "4", "--lock-held", "250us")).isZero();
    assertThat(text(err)).isEmpty();
    assertThat(text(out).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "Request pipeline: 4 requests, 4 at a time, each of 2 locks held 250us, seed 1."),
            line -> assertThat(line).matches("4 requests done in .* s, .* MB written and forced."));
  }

  private int run(String... arguments) {
    return RequestPipeline.run(arguments, new PrintStream(out), new PrintStream(err));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
