package io.spandrel.otel.settings;

import io.spandrel.exporter.ExporterSettings;
import io.spandrel.recorder.RecorderSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Reads settings from system properties ({@code spandrel.x}) and environment ({@code SPANDREL_X});
 * the property wins. A bad value is one line, with what is allowed and what is used instead: the
 * application always starts.
 */
public final class SettingsReader {
  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MEGABYTE = 1L << 20;

  private final Properties properties;
  private final Map<String, String> environment;
  private final Consumer<String> log;

  public SettingsReader(Consumer<String> log) {
    this(System.getProperties(), System.getenv(), log);
  }

  SettingsReader(Properties properties, Map<String, String> environment, Consumer<String> log) {
    this.properties = properties;
    this.environment = environment;
    this.log = log;
  }

  public Settings read() {
    new UnknownSettings(log).report(properties, environment);
    check("spandrel.enabled", "true", "true", "false");
    check("spandrel.probes", "auto", "auto", "off");
    long threshold = nanos("spandrel.threshold", "200us", 10 * MICRO, 10 * SECOND);
    long waitSpanThreshold =
        nanos("spandrel.wait.span.threshold", "5ms", 10 * MICRO, 3600 * SECOND);
    RecorderSettings recorder =
        new RecorderSettings(threshold, depth(), list("spandrel.application.packages"));
    ExporterSettings exporter =
        new ExporterSettings(
            threshold,
            check("spandrel.wait.spans", "on", "on", "off").equals("on"),
            waitSpanThreshold,
            bytes("spandrel.hold.max-memory", "32MB", MEGABYTE, 4096 * MEGABYTE),
            ExporterSettings.DEFAULTS.longestHold());
    return new Settings(recorder, exporter);
  }

  /** Null: not set. */
  private String text(String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      value = environment.get(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }
    return value == null || value.isBlank() ? null : value.trim();
  }

  private String check(String key, String otherwise, String... allowed) {
    String value = text(key);
    if (value == null) {
      return otherwise;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    if (Arrays.asList(allowed).contains(lower)) {
      return lower;
    }
    return bad(key, value, String.join(" or ", allowed), otherwise);
  }

  private String bad(String key, String value, String allowed, String otherwise) {
    log.accept(
        "Spandrel: "
            + key
            + "="
            + value.replaceAll("\\p{Cntrl}", "?")
            + " is not allowed; allowed is "
            + allowed
            + "; "
            + otherwise
            + " is used instead.");
    return otherwise;
  }

  private long nanos(String key, String otherwise, long least, long most) {
    String value = text(key);
    OptionalLong nanos = value == null ? OptionalLong.empty() : Quantities.nanos(value);
    if (nanos.isPresent() && nanos.getAsLong() >= least && nanos.getAsLong() <= most) {
      return nanos.getAsLong();
    }
    if (value != null) {
      String allowed =
          "a duration such as 250us, 1ms or 2s, from "
              + least / MICRO
              + "us to "
              + most / SECOND
              + "s";
      bad(key, value, allowed, otherwise);
    }
    return Quantities.nanos(otherwise).getAsLong();
  }

  private long bytes(String key, String otherwise, long least, long most) {
    String value = text(key);
    OptionalLong bytes = value == null ? OptionalLong.empty() : Quantities.bytes(value);
    if (bytes.isPresent() && bytes.getAsLong() >= least && bytes.getAsLong() <= most) {
      return bytes.getAsLong();
    }
    if (value != null) {
      String allowed =
          "a size such as 32MB, from " + least / MEGABYTE + "MB to " + most / MEGABYTE + "MB";
      bad(key, value, allowed, otherwise);
    }
    return Quantities.bytes(otherwise).getAsLong();
  }

  private int depth() {
    String value = text("spandrel.stacktrace.depth");
    if (value != null) {
      if (value.matches("\\d{1,2}") && Integer.parseInt(value) <= 64) {
        return Integer.parseInt(value);
      }
      bad("spandrel.stacktrace.depth", value, "a number from 0 to 64", "10");
    }
    return RecorderSettings.DEFAULTS.stackDepth();
  }

  private List<String> list(String key) {
    String value = text(key);
    return value == null
        ? List.of()
        : Arrays.stream(value.split(","))
            .map(String::trim)
            .filter(item -> !item.isEmpty())
            .toList();
  }
}
