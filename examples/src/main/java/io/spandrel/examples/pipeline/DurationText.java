package io.spandrel.examples.pipeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: a whole number and a unit, such as {@code 250us}, {@code 2ms},
 * {@code 1s}.
 */
final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ns|us|ms|s)");

  private DurationText() {}

  /**
   * Nanoseconds.
   *
   * @throws IllegalArgumentException if the text has another form; the message is one line that
   *     begins with the name
   */
  static long parse(String name, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s '%s' is not a duration such as 250us, 2ms or 1s.".formatted(name, text));
    }
    return Long.parseLong(matcher.group(1)) * nanosPer(matcher.group(2));
  }

  /** The same in the largest unit that leaves a whole number. */
  static String format(long nanos) {
    for (String unit : new String[] {"s", "ms", "us"}) {
      if (nanos % nanosPer(unit) == 0) {
        return nanos / nanosPer(unit) + unit;
      }
    }
    return nanos + "ns";
  }

  private static long nanosPer(String unit) {
    return switch (unit) {
      case "s" -> 1_000_000_000L;
      case "ms" -> 1_000_000L;
      case "us" -> 1_000L;
      default -> 1L;
    };
  }
}
