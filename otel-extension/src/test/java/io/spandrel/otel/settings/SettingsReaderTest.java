package io.spandrel.otel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.exporter.ExporterSettings;
import io.spandrel.recorder.RecorderSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final Settings DEFAULTS =
      new Settings(RecorderSettings.DEFAULTS, ExporterSettings.DEFAULTS, CaptureSettings.DEFAULTS);

  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> log = new ArrayList<>();

  private Settings read() {
    return new SettingsReader(properties, environment, log::add).read();
  }

  private Settings read(String key, String value) {
    properties.setProperty(key, value);
    return read();
  }

  private static String bad(String key, String value, String allowed, String used) {
    return "Spandrel: %s=%s is not allowed; allowed is %s; %s is used instead."
        .formatted(key, value, allowed, used);
  }

  @Test
  void nothingSet_isTheDefaults() {
    assertThat(read()).isEqualTo(DEFAULTS);
    assertThat(log).isEmpty();
  }

  @Test
  void aBlankValue_isTheDefault() {
    assertThat(read("spandrel.threshold", "  ")).isEqualTo(DEFAULTS);
    assertThat(log).isEmpty();
  }

  @Test
  void everySetting_isReadFromProperties() {
    properties.setProperty("spandrel.enabled", "true");
    properties.setProperty("spandrel.threshold", "1ms");
    properties.setProperty("spandrel.wait.spans", "OFF");
    properties.setProperty("spandrel.wait.span.threshold", " 2s ");
    properties.setProperty("spandrel.stacktrace.depth", "0");
    properties.setProperty("spandrel.application.packages", "com.acme., org.acme,,");
    properties.setProperty("spandrel.probes", "off");
    properties.setProperty("spandrel.hold.max-memory", "64MB");
    Settings settings = read();

    assertThat(settings.recorder())
        .isEqualTo(new RecorderSettings(1_000_000, 0, List.of("com.acme.", "org.acme")));
    assertThat(settings.exporter())
        .isEqualTo(
            new ExporterSettings(
                1_000_000,
                false,
                2_000_000_000,
                64L << 20,
                ExporterSettings.DEFAULTS.longestHold()));
    assertThat(log).isEmpty();
  }

  @Test
  void everySetting_isReadFromTheEnvironment() {
    environment.put("SPANDREL_ENABLED", "true");
    environment.put("SPANDREL_THRESHOLD", "1ms");
    environment.put("SPANDREL_WAIT_SPANS", "off");
    environment.put("SPANDREL_WAIT_SPAN_THRESHOLD", "20ms");
    environment.put("SPANDREL_STACKTRACE_DEPTH", "64");
    environment.put("SPANDREL_APPLICATION_PACKAGES", "com.acme");
    environment.put("SPANDREL_PROBES", "auto");
    environment.put("SPANDREL_HOLD_MAX_MEMORY", "1GB");
    Settings settings = read();

    assertThat(settings.recorder())
        .isEqualTo(new RecorderSettings(1_000_000, 64, List.of("com.acme")));
    assertThat(settings.exporter().waitSpans()).isFalse();
    assertThat(settings.exporter().waitSpanThresholdNanos()).isEqualTo(20_000_000);
    assertThat(settings.exporter().memoryBytes()).isEqualTo(1L << 30);
    assertThat(log).isEmpty();
  }

  @Test
  void variablesOfTheCommandLine_areNotTakenForSettings() {
    environment.put("SPANDREL_JAEGER", "/opt/jaeger");
    environment.put("SPANDREL_TEMPO", "/opt/tempo");
    environment.put("SPANDREL_COLLECTOR", "/opt/collector");
    read();

    assertThat(log).isEmpty();
  }

  @Test
  void aProperty_winsOverTheEnvironment() {
    environment.put("SPANDREL_THRESHOLD", "1ms");

    assertThat(read("spandrel.threshold", "2ms").recorder().thresholdNanos()).isEqualTo(2_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "5", "-1ms", "1.5ms", "9us", "11s", "1h", "1 m s", "1e3us"})
  void aBadThreshold_isOneLineAndTheDefault(String value) {
    assertThat(read("spandrel.threshold", value).recorder().thresholdNanos()).isEqualTo(200_000);
    assertThat(log)
        .containsExactly(
            bad(
                "spandrel.threshold",
                value,
                "a duration such as 250us, 1ms or 2s, from 10us to 10s",
                "200us"));
  }

  @Test
  void aBadWaitSpanThreshold_isOneLineAndTheDefault() {
    assertThat(read("spandrel.wait.span.threshold", "2h").exporter().waitSpanThresholdNanos())
        .isEqualTo(5_000_000);
    assertThat(log)
        .containsExactly(
            bad(
                "spandrel.wait.span.threshold",
                "2h",
                "a duration such as 250us, 1ms or 2s, from 10us to 3600s",
                "5ms"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lots", "32", "32M", "500KB", "5GB", "-1MB", "999999999999999GB"})
  void aBadSize_isOneLineAndTheDefault(String value) {
    assertThat(read("spandrel.hold.max-memory", value).exporter().memoryBytes())
        .isEqualTo(32L << 20);
    assertThat(log)
        .containsExactly(
            bad(
                "spandrel.hold.max-memory",
                value,
                "a size such as 32MB, from 1MB to 4096MB",
                "32MB"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"65", "-1", "ten", "007", "99999999999", "1.0"})
  void aBadDepth_isOneLineAndTheDefault(String value) {
    assertThat(read("spandrel.stacktrace.depth", value).recorder().stackDepth()).isEqualTo(10);
    assertThat(log)
        .containsExactly(bad("spandrel.stacktrace.depth", value, "a number from 0 to 64", "10"));
  }

  @ParameterizedTest
  @CsvSource({
    "spandrel.enabled, no, true or false, true",
    "spandrel.probes, on, auto or off, auto",
    "spandrel.wait.spans, true, on or off, on",
  })
  void aBadChoice_isOneLineAndTheDefault(String key, String value, String allowed, String used) {
    assertThat(read(key, value)).isEqualTo(DEFAULTS);
    assertThat(log).containsExactly(bad(key, value, allowed, used));
  }

  @Test
  void aBadValue_cannotForgeALogLine() {
    read("spandrel.probes", "x\nWARNING: all is lost\r");

    assertThat(log)
        .singleElement()
        .asString()
        .contains("x?WARNING: all is lost")
        .doesNotContain("\n");
  }

  @Test
  void badValues_areReportedEachAndTheGoodOnesUsed() {
    environment.put("SPANDREL_PROBES", "never");
    environment.put("SPANDREL_STACKTRACE_DEPTH", "3");

    assertThat(read("spandrel.threshold", "?").recorder().stackDepth()).isEqualTo(3);
    assertThat(log).hasSize(2);
  }
}
