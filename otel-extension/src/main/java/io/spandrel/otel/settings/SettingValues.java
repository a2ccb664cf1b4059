package io.spandrel.otel.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Single values from system properties ({@code spandrel.x}) and environment ({@code SPANDREL_X});
 * the property wins. A bad one is one line, with what is allowed and what is used instead.
 */
final class SettingValues {
  static final long MICRO = 1_000;
  static final long SECOND = 1_000_000_000;
  static final long MEGABYTE = 1L << 20;

  private final Properties properties;
  private final Map<String, String> environment;
  private final Consumer<String> log;

  SettingValues(Properties properties, Map<String, String> environment, Consumer<String> log) {
    this.properties = properties;
    this.environment = environment;
    this.log = log;
  }

  /** One line about a setting. */
  void say(String line) {
    log.accept("Spandrel: " + line);
  }

  /** As it stands, blank or not; null: not set. */
  String raw(String key) {
    String value = properties.getProperty(key);
    return value == null
        ? environment.get(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))
        : value;
  }

  /** Null: not set, or blank. */
  String text(String key) {
    String value = raw(key);
    return value == null || value.isBlank() ? null : value.trim();
  }

  String bad(String key, String value, String allowed, String otherwise) {
    say(
        key
            + "="
            + value.replaceAll("\\p{Cntrl}", "?")
            + " is not allowed; allowed is "
            + allowed
            + "; "
            + otherwise
            + " is used instead.");
    return otherwise;
  }

  String choice(String key, String otherwise, String... allowed) {
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

  long nanos(String key, String otherwise, long least, long most) {
    String value = text(key);
    OptionalLong nanos = value == null ? OptionalLong.empty() : Quantities.nanos(value);
    if (nanos.isPresent() && nanos.getAsLong() >= least && nanos.getAsLong() <= most) {
      return nanos.getAsLong();
    }
    if (value != null) {
      String from = least >= SECOND ? least / SECOND + "s" : least / MICRO + "us";
      String allowed =
          "a duration such as 250us, 1ms or 2s, from " + from + " to " + most / SECOND + "s";
      bad(key, value, allowed, otherwise);
    }
    return Quantities.nanos(otherwise).getAsLong();
  }

  long bytes(String key, String otherwise, long least, long most) {
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

  /** Empty: not set, or not a number of at most so many digits and this size. */
  OptionalLong wholeNumber(String key, int most, String allowed, String otherwise) {
    String value = text(key);
    if (value == null) {
      return OptionalLong.empty();
    }
    int digits = Integer.toString(most).length();
    if (value.matches("\\d{1," + digits + "}") && Integer.parseInt(value) <= most) {
      return OptionalLong.of(Integer.parseInt(value));
    }
    bad(key, value, allowed, otherwise);
    return OptionalLong.empty();
  }

  List<String> list(String key) {
    String value = text(key);
    return value == null
        ? List.of()
        : Arrays.stream(value.split(","))
            .map(String::trim)
            .filter(item -> !item.isEmpty())
            .toList();
  }
}
