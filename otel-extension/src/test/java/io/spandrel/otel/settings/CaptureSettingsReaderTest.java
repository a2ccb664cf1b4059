package io.spandrel.otel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureSettingsReaderTest {
  private final Properties properties = new Properties();
  private final List<String> log = new ArrayList<>();

  private CaptureSettings read() {
    return new SettingsReader(properties, Map.of(), log::add).read().capture();
  }

  private CaptureSettings read(String key, String value) {
    properties.setProperty("spandrel.capture." + key, value);
    return read();
  }

  @Test
  void everySetting_isRead() {
    properties.setProperty("spandrel.capture.port", "7070");
    properties.setProperty("spandrel.capture.token", " s3cret ");
    properties.setProperty("spandrel.capture.directory", "captures");
    properties.setProperty("spandrel.capture.probability", "0.01");
    properties.setProperty("spandrel.capture.duration", "2s");
    properties.setProperty("spandrel.capture.cooldown", "5m");

    assertThat(read("max-size", "1GB"))
        .isEqualTo(
            new CaptureSettings(
                OptionalInt.of(7070),
                Optional.of("s3cret"),
                Optional.of(Path.of("captures").toAbsolutePath()),
                0.01,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                1L << 30));
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "-1", "http", "70 70", "7070.0", "999999999999"})
  void aBadPort_isOneLineAndClosed(String value) {
    assertThat(read("port", value).port()).isEmpty();
    assertThat(log)
        .containsExactly(
            "Spandrel: spandrel.capture.port="
                + value
                + " is not allowed; allowed is a port from 0 (any free one) to 65535; none is used"
                + " instead.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "caf\u00e9", "x\ny"})
  void aTokenThatWasMeantAndCannotBeGiven_leavesTheEndpointClosed(String token) {
    properties.setProperty("spandrel.capture.port", "7070");

    assertThat(read("token", token).port()).isEmpty();
    assertThat(log)
        .singleElement()
        .asString()
        .contains("spandrel.capture.token is set", "stays closed")
        .doesNotContain("caf", "two words");
  }

  @Test
  void aToken_isNotPrinted() {
    assertThat(read("token", "s3cret").toString()).contains("token=set").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.01", "-0.1", "1%", "NaN", "0x1p-1", "1e-2", ".", "often"})
  void aBadProbability_isOneLineAndNone(String value) {
    properties.setProperty("spandrel.capture.directory", "captures");

    assertThat(read("probability", value).samples()).isFalse();
    assertThat(log)
        .containsExactly(
            "Spandrel: spandrel.capture.probability="
                + value
                + " is not allowed; allowed is a number from 0 to 1, such as 0.01; 0 is used"
                + " instead.");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "1.0, true", ".5, true", "0.000001, true"})
  void aProbability_needsADirectory(String value, boolean samples) {
    assertThat(read("probability", value).samples()).isFalse();
    assertThat(log).hasSize(samples ? 1 : 0).allMatch(line -> line.contains("capture.directory"));
    assertThat(read("directory", "captures").samples()).isEqualTo(samples);
  }

  @ParameterizedTest
  @CsvSource({
    "duration, 301s, 'a duration such as 250us, 1ms or 2s, from 1s to 300s', 10s",
    "duration, 10, 'a duration such as 250us, 1ms or 2s, from 1s to 300s', 10s",
    "cooldown, 2ms, 'a duration such as 250us, 1ms or 2s, from 1s to 86400s', 60s",
    "max-size, 1MB, 'a size such as 32MB, from 8MB to 1048576MB', 256MB",
  })
  void aBadBound_isOneLineAndTheDefault(String key, String value, String allowed, String used) {
    assertThat(read(key, value)).isEqualTo(CaptureSettings.DEFAULTS);
    assertThat(log)
        .containsExactly(
            "Spandrel: spandrel.capture.%s=%s is not allowed; allowed is %s; %s is used instead."
                .formatted(key, value, allowed, used));
  }

  @Test
  void aMisspeltKey_isReportedWithTheNearestOne() {
    read("probabilty", "0.01");
    assertThat(log)
        .containsExactly(
            "Spandrel: the setting spandrel.capture.probabilty is not known and has no effect; did"
                + " you mean spandrel.capture.probability?");
  }
}
