package io.spandrel.otel.settings;

import static io.spandrel.otel.settings.SettingValues.MEGABYTE;
import static io.spandrel.otel.settings.SettingValues.MICRO;
import static io.spandrel.otel.settings.SettingValues.SECOND;

import io.spandrel.exporter.ExporterSettings;
import io.spandrel.recorder.RecorderSettings;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Reads settings from system properties ({@code spandrel.x}) and environment ({@code SPANDREL_X});
 * the property wins. A bad value is one line, with what is allowed and what is used instead: the
 * application always starts.
 */
public final class SettingsReader {
  private static final int MOST_FRAMES = 64;

  private final Properties properties;
  private final Map<String, String> environment;
  private final Consumer<String> log;
  private final SettingValues values;

  public SettingsReader(Consumer<String> log) {
    this(System.getProperties(), System.getenv(), log);
  }

  SettingsReader(Properties properties, Map<String, String> environment, Consumer<String> log) {
    this.properties = properties;
    this.environment = environment;
    this.log = log;
    this.values = new SettingValues(properties, environment, log);
  }

  public Settings read() {
    new UnknownSettings(log).report(properties, environment);
    values.choice("spandrel.enabled", "true", "true", "false");
    values.choice("spandrel.probes", "auto", "auto", "off");
    long threshold = values.nanos("spandrel.threshold", "200us", 10 * MICRO, 10 * SECOND);
    long waitSpanThreshold =
        values.nanos("spandrel.wait.span.threshold", "5ms", 10 * MICRO, 3600 * SECOND);
    RecorderSettings recorder =
        new RecorderSettings(threshold, depth(), values.list("spandrel.application.packages"));
    ExporterSettings exporter =
        new ExporterSettings(
            threshold,
            values.choice("spandrel.wait.spans", "on", "on", "off").equals("on"),
            waitSpanThreshold,
            values.bytes("spandrel.hold.max-memory", "32MB", MEGABYTE, 4096 * MEGABYTE),
            ExporterSettings.DEFAULTS.longestHold());
    return new Settings(recorder, exporter, new CaptureSettingsReader(values).read());
  }

  private int depth() {
    return (int)
        values
            .wholeNumber("spandrel.stacktrace.depth", MOST_FRAMES, "a number from 0 to 64", "10")
            .orElse(RecorderSettings.DEFAULTS.stackDepth());
  }
}
