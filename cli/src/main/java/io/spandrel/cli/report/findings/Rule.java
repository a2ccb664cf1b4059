package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.Severity;
import java.util.List;

/** Looks for one thing. */
interface Rule {

  /** None in a healthy program. */
  List<Finding> find(Report report);

  /** A warning, or an error if it takes half of the time or more. */
  static Severity severity(double share) {
    return share >= Thresholds.ERROR_SHARE ? Severity.ERROR : Severity.WARNING;
  }
}
