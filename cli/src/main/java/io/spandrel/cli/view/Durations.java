package io.spandrel.cli.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Durations for people: three digits and a unit, at most seven characters. */
public final class Durations {

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Durations() {}

  /** For example {@code 812ns}, {@code 2.14ms}, {@code 12.0s}, {@code 3m20s}, {@code 2h05m}. */
  public static String format(long nanos) {
    if (nanos >= HOUR) {
      return String.format("%dh%02dm", nanos / HOUR, nanos % HOUR / MINUTE);
    }
    if (nanos >= MINUTE) {
      return String.format("%dm%02ds", nanos / MINUTE, nanos % MINUTE / SECOND);
    }
    long rounded = BigDecimal.valueOf(nanos).round(THREE_DIGITS).longValue();
    if (rounded < 1_000) {
      return rounded + "ns";
    }
    if (rounded < 1_000_000) {
      return decimal(rounded, 3) + "us";
    }
    if (rounded < SECOND) {
      return decimal(rounded, 6) + "ms";
    }
    return decimal(rounded, 9) + "s";
  }

  private static String decimal(long nanos, int shift) {
    BigDecimal value = BigDecimal.valueOf(nanos).movePointLeft(shift).round(THREE_DIGITS);
    int wholeDigits = Math.max(1, value.precision() - value.scale());
    return value.setScale(Math.max(0, 3 - wholeDigits), RoundingMode.HALF_UP).toPlainString();
  }
}
