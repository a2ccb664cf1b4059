package io.spandrel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpandrelTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void help_isPrintedForEveryCommand() {
    assertThat(execute("--help")).isZero();
    assertThat(execute("run", "--help")).isZero();
    assertThat(execute("demo", "--help")).isZero();
    assertThat(execute("report", "--help")).isZero();
    assertThat(execute("capture", "--help")).isZero();
    assertThat(execute("backends", "--help")).isZero();
    assertThat(execute("export", "--help")).isZero();

    assertThat(text(out))
        .contains("Usage: spandrel [")
        .contains("Usage: spandrel run [")
        .contains("Usage: spandrel demo [")
        .contains("Usage: spandrel report [")
        .contains("Usage: spandrel capture [")
        .contains("Usage: spandrel backends [")
        .contains("Usage: spandrel export [");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void version_namesItsAgent() {
    assertThat(execute("--version")).isZero();

    assertThat(text(out)).contains("spandrel ").contains("OpenTelemetry Java agent ");
  }

  @Test
  void noCommand_isWrongUse() {
    assertThat(execute()).isEqualTo(2);

    assertThat(text(err)).contains("Usage: spandrel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "run",
        "run --protocol carrier-pigeon -- java Main",
        "run --to nowhere -- java Main",
        "run --port 70000 -- java Main",
        "run --port x -- java Main",
        "run --port 0 --to http://localhost:4318 -- java Main",
        "run --agent missing.jar -- java Main",
        "run --frobnicate -- java Main",
        "demo --requests 0",
        "demo --requests many",
        "demo --lock-held 2",
        "demo --lock-held 20s",
        "demo extra",
        "report",
        "report missing.jfr",
        "report pom.xml",
        "report --fail-on never out.jfr",
        "report one.jfr two.jfr",
        "capture",
        "capture 1 --seconds 0",
        "capture 1 --seconds 301",
        "capture 1 --seconds x",
        "capture 99999999999999999999",
        "capture 999999999",
        "capture no.such.Program --token t",
        "capture no.such.Program",
        "capture ftp://localhost",
        "capture http://localhost:1/path",
        "demo --for 2s",
        "demo --with zipkin",
        "demo --with collector",
        "backends --with zipkin",
        "backends --with jaeger,",
        "backends --with collector",
        "backends --with jaeger,prometheus",
        "backends --for ever",
        "backends extra",
        "capture http://127.0.0.1:1",
        "export",
        "export missing.jfr",
        "export missing.jfr -o out.jsonl",
        "export missing.jfr --protocol carrier-pigeon --to http://localhost:4318"
      })
  void wrongUse_isAnsweredInALineOrTwoWithoutStackTrace(String words) {
    assertThat(execute(words.split(" "))).isEqualTo(2);

    assertThat(text(err)).startsWith("spandrel: ").doesNotContain("\tat ");
    assertThat(text(err).lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void misspeltCommand_getsASuggestion() {
    execute("demoo");

    assertThat(text(err)).contains("demo?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "export"})
  void secondFile_isSaidToBeReadOnItsOwn(String command) {
    assertThat(execute(command, "a.jfr", "b.jfr")).isEqualTo(2);

    assertThat(text(err).lines())
        .first()
        .isEqualTo(
            "spandrel: 'b.jfr' is one file too many: %s reads one recording at a time; run it once for each"
                .formatted(command));
  }

  @Test
  void wordTooMany_isNamed() {
    execute("capture", "Shop", "Till");
    execute("demo", "extra");

    assertThat(text(err))
        .contains("spandrel: 'Till' is one word too many: capture takes one TARGET")
        .contains("spandrel: 'extra' is one word too many: demo takes options only");
  }

  private int execute(String... words) {
    Console console = new Console(terminal(out), terminal(err));
    return Spandrel.commandLine(console, Map.of(), Path.of("")).execute(words);
  }

  private static Terminal terminal(ByteArrayOutputStream stream) {
    return new Terminal(
        new PrintStream(stream, true, StandardCharsets.UTF_8), Style.plain(), false);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
