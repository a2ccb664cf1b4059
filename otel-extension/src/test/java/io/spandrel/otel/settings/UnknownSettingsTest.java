package io.spandrel.otel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownSettingsTest {
  private final List<String> log = new ArrayList<>();

  private void report(Properties properties, Map<String, String> environment) {
    new UnknownSettings(log::add).report(properties, environment);
  }

  private static Properties properties(String key) {
    Properties properties = new Properties();
    properties.setProperty(key, "1");
    return properties;
  }

  @ParameterizedTest
  @CsvSource({
    "spandrel.treshold, spandrel.threshold",
    "spandrel.Threshold, spandrel.threshold",
    "spandrel.wait-spans, spandrel.wait.spans",
    "spandrel.wait.spans.threshold, spandrel.wait.span.threshold",
    "spandrel.hold.max_memory, spandrel.hold.max-memory",
    "spandrel.stack.depth, spandrel.stacktrace.depth",
  })
  void anUnknownProperty_isReportedWithTheNearestOne(String unknown, String nearest) {
    report(properties(unknown), Map.of());

    assertThat(log)
        .containsExactly(
            "Spandrel: the setting %s is not known and has no effect; did you mean %s?"
                .formatted(unknown, nearest));
  }

  @ParameterizedTest
  @CsvSource({"x", "foo", "port", "colour", "sampling.rate", "capture.everything.always"})
  void anUnknownSettingThatIsNearNone_isReportedWithoutASuggestion(String name) {
    report(properties("spandrel." + name), Map.of());
    report(
        new Properties(),
        Map.of("SPANDREL_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), "1"));

    assertThat(log)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).endsWith(" is not known and has no effect."));
  }

  @Test
  void anUnknownVariable_isReportedWithTheNearestOneAsAVariable() {
    report(new Properties(), Map.of("SPANDREL_HOLD_MEMORY", "1MB"));

    assertThat(log)
        .containsExactly(
            "Spandrel: the setting SPANDREL_HOLD_MEMORY is not known and has no effect;"
                + " did you mean SPANDREL_HOLD_MAX_MEMORY?");
  }

  @Test
  void everyKnownSetting_isSilent() {
    for (String key : UnknownSettings.KNOWN) {
      report(
          properties(key),
          Map.of(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), "1"));
    }
    assertThat(log).isEmpty();
  }

  @Test
  void othersSettings_areNoneOfOurs() {
    report(properties("spandrels.threshold"), Map.of("SPANDRELX", "1", "PATH", "/bin"));
    report(properties("io.spandrel.recording"), Map.of("OTEL_SPANDREL_X", "1"));

    assertThat(log).isEmpty();
  }
}
