package io.spandrel.otel.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How captures are started.
 *
 * @param port loopback port of the endpoint, 0 for any free one; empty: closed
 * @param token what requests must bring; empty: nothing
 * @param directory where captures that the program starts itself go; empty: none are started
 * @param probability share of local roots that start one, 0 to 1
 * @param duration how long one of those lasts
 * @param cooldown how long none follows it
 * @param maxBytes of all their files in the directory
 */
public record CaptureSettings(
    OptionalInt port,
    Optional<String> token,
    Optional<Path> directory,
    double probability,
    Duration duration,
    Duration cooldown,
    long maxBytes) {

  public static final CaptureSettings DEFAULTS =
      new CaptureSettings(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          256L << 20);

  /** Whether the program starts captures itself. */
  public boolean samples() {
    return probability > 0 && directory.isPresent();
  }

  /** A token is nobody's to read, not even in a log. */
  @Override
  public String toString() {
    return "CaptureSettings[port="
        + port
        + ", token="
        + (token.isPresent() ? "set" : "none")
        + ", directory="
        + directory
        + ", probability="
        + probability
        + ", duration="
        + duration
        + ", cooldown="
        + cooldown
        + ", maxBytes="
        + maxBytes
        + "]";
  }
}
