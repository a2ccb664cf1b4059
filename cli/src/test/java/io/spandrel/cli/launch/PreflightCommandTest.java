package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightCommandTest {

  @Test
  void words_leaveOutWhatHasEffects() {
    PreflightCommand command =
        preflight(
            Map.of(),
            "java",
            "-javaagent:a.jar",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y",
            "-XX:StartFlightRecording=filename=a.jfr",
            "-Dcom.sun.management.jmxremote.port=9999",
            "-Xlog:gc:file=gc.log",
            "-Xmx1g",
            "Main",
            "argument");

    assertThat(command.words())
        .containsExactly(
            "java",
            "--add-modules=java.instrument",
            "-XshowSettings:properties",
            "--dry-run",
            "-Xmx1g",
            "Main");
    assertThat(command.leavesOutAgents()).isTrue();
  }

  @Test
  void environment_leavesOutTheSame() {
    PreflightCommand command =
        preflight(
            Map.of("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=server=y '-Da=b c' -Xmx1g", "A", "b"),
            "java",
            "Main");

    assertThat(command.environment())
        .containsEntry("JAVA_TOOL_OPTIONS", "\"-Da=b c\" -Xmx1g")
        .containsEntry("A", "b");
    assertThat(command.leavesOutAgents()).isFalse();
  }

  @Test
  void jar_isAskedAboutWithItsOption() {
    assertThat(preflight(Map.of(), "java", "-jar", "shop.jar", "x").words())
        .endsWith("--dry-run", "-jar", "shop.jar");
  }

  @Test
  void questionToJava_isAskedWithItsOptions() {
    assertThat(preflight(Map.of(), "java").isPossible()).isFalse();
    assertThat(preflight(Map.of(), "java", "Main").isPossible()).isTrue();
    PreflightCommand version = preflight(Map.of(), "java", "-Xmx1g", "-version");
    assertThat(version.isPossible()).isTrue();
    assertThat(version.words()).endsWith("--dry-run", "-Xmx1g", "-version");
  }

  private static PreflightCommand preflight(Map<String, String> environment, String... words) {
    TracedCommand command = TracedCommand.parse(List.of(words), environment, Path.of(""));
    return new PreflightCommand(command, command.java().orElseThrow());
  }
}
