package io.spandrel.cli.report.model;

import java.util.Locale;

/** How much a finding matters, in rising order. */
public enum Severity {
  INFO,
  WARNING,
  ERROR;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isAtLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
