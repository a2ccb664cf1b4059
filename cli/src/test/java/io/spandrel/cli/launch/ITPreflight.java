package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.programs.HasNoMain;
import io.spandrel.cli.programs.WritesAFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ITPreflight {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String CLASSES = "target/test-classes";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "-XX:+NoSuchOption Main, Unrecognized VM option 'NoSuchOption'",
    "-XX:+NoSuchOption -version, Unrecognized VM option 'NoSuchOption'",
    "--no-such-option Main, Unrecognized option: --no-such-option",
    "-Xmx12q Main, Invalid maximum heap size: -Xmx12q",
    "-jar missing.jar, Unable to access jarfile missing.jar",
    "-jar, -jar requires jar file specification",
    "Missing.java, Could not find or load main class Missing.java",
    "com.acme.Missing, Could not find or load main class com.acme.Missing",
    "-m shop/com.acme.Main, Module shop not found",
    "@missing Main, cannot read the argument file missing",
    "-Xms2g -Xmx1g Main, Initial heap size set to a larger value than the maximum heap size"
  })
  void programThatCannotStart_isRefusedWithJavasReason(String arguments, String reason) {
    assertThatThrownBy(() -> check(arguments.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("the program could not be started: " + reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void classWithoutMain_isRefused() {
    assertThatThrownBy(() -> check("-cp", CLASSES, HasNoMain.class.getName()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("ain method not found in class");
  }

  @Test
  void missingJava_isRefused() {
    TracedCommand command =
        TracedCommand.parse(List.of("/no/such/java", "Main"), Map.of(), directory);

    assertThatThrownBy(() -> preflight().check(command))
        .hasMessage("the program could not be started: command not found: /no/such/java");
  }

  @Test
  void goodProgram_isNotRunByTheCheck() throws IOException {
    Path file = directory.resolve("written");

    check("-cp", CLASSES, WritesAFile.class.getName(), file.toString());

    assertThat(file).doesNotExist();
    assertThat(Files.list(directory)).isEmpty();
  }

  @Test
  void sourceFile_isNotCompiledByTheCheck() throws IOException {
    Path source = directory.resolve("Broken.java");
    Files.writeString(source, "class Broken { not java }");

    // Its compiler's messages are the program's own.
    assertThatCode(() -> check(source.toString())).doesNotThrowAnyException();
  }

  @Test
  void debuggerOption_doesNotMakeTheCheckWait() {
    assertThatCode(() ->
            check(
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0",
                "-cp",
                CLASSES,
                WritesAFile.class.getName()))
        .doesNotThrowAnyException();
  }

  private static Preflight preflight() {
    return new Preflight(Duration.ofSeconds(60));
  }

  private void check(String... arguments) {
    List<String> words = new ArrayList<>(List.of(JAVA));
    words.addAll(List.of(arguments));
    preflight().check(TracedCommand.parse(words, Map.of(), directory));
  }
}
