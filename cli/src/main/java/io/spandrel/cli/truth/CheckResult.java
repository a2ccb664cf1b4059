package io.spandrel.cli.truth;

import java.util.Objects;

/**
 * What one check found. Immutable.
 *
 * @param id short and stable, for scripts
 * @param claim what was to hold, one sentence for people
 * @param checked how many spans, or whatever is counted, were looked at
 * @param failed how many of them were outside
 * @param worst the worst value that was seen, in words
 */
public record CheckResult(
    String id, String claim, boolean ok, long checked, long failed, String worst) {

  public CheckResult {
    Objects.requireNonNull(id);
    Objects.requireNonNull(claim);
    Objects.requireNonNull(worst);
  }
}
