package io.spandrel.cli.report.render;

import java.util.Locale;

/** Numbers for people, other than durations. */
final class Amounts {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final double SMALLEST_SHOWN = 0.005;

  private Amounts() {}

  /** {@code 1.2 GB}. */
  static String bytes(double bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1_000 && unit < UNITS.length - 1) {
      value /= 1_000;
      unit++;
    }
    String format = unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, value, UNITS[unit]);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String plural(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** {@code 42%}; what is there and rounds to nothing is {@code <1%}. */
  static String percent(double share) {
    return share > 0 && share < SMALLEST_SHOWN ? "<1%" : Math.round(100 * share) + "%";
  }

  static String percent(double part, double whole) {
    return percent(whole == 0 ? 0 : part / whole);
  }
}
