package io.spandrel.cli.report;

import io.spandrel.cli.report.model.Severity;

/** From which severity on a finding makes the exit code 1. */
enum FailOn {
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR);

  private final Severity least;

  FailOn(Severity least) {
    this.least = least;
  }

  boolean isReachedBy(Severity severity) {
    return severity.isAtLeast(least);
  }

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return least.key();
  }
}
