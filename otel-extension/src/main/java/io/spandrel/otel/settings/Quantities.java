package io.spandrel.otel.settings;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as {@code 250us}, {@code 1ms}, {@code 2s}; sizes as {@code 32MB}. */
final class Quantities {
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,15})\\s*([a-zA-Z]+)");
  private static final Map<String, Long> NANOS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

  private Quantities() {}

  /** Empty: not a duration. */
  static OptionalLong nanos(String text) {
    return read(text, NANOS);
  }

  /** Empty: not a size. */
  static OptionalLong bytes(String text) {
    return read(text.toUpperCase(java.util.Locale.ROOT), BYTES);
  }

  private static OptionalLong read(String text, Map<String, Long> units) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.trim());
    if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(matcher.group(2))));
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
