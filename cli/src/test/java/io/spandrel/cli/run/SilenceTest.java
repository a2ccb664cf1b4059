package io.spandrel.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.launch.TracedCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {

  @Test
  void programThatIsNoJvmAndFails_isSaidToBeThat() {
    assertThat(Silence.sentence(command("ls", "/nonexist"), 2))
        .isEqualTo(
            "no JVM sent any spans: 'ls' ended with exit code 2. It may be that it started no"
                + " java; or that what it started did not get JAVA_TOOL_OPTIONS, or did nothing"
                + " that is traced.");
  }

  @Test
  void javaThatEnds_mayHaveDoneNothingThatIsTraced() {
    assertThat(Silence.sentence(command("java", "Main"), 0))
        .startsWith("no spans arrived. It may be that the program ended before it did anything");
    assertThat(Silence.sentence(command("java", "Main"), 1))
        .startsWith("no spans arrived: 'java' ended with exit code 1. It may be that ");
  }

  @Test
  void settingThatSilences_isNamed() {
    assertThat(Silence.sentence(command("java", "-Dotel.sdk.disabled=true", "Main"), 0))
        .isEqualTo("no spans arrived. It may be that otel.sdk.disabled is set to true.");
  }

  private static TracedCommand command(String... words) {
    return TracedCommand.parse(List.of(words), Map.of(), Path.of(""));
  }
}
