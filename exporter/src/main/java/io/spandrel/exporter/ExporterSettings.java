package io.spandrel.exporter;

import java.time.Duration;

/**
 * @param thresholdNanos spans shorter than this carry no breakdown
 * @param waitSpans whether long waits become child spans
 * @param waitSpanThresholdNanos shorter waits are only in the parts
 * @param memoryBytes for spans that are held for enrichment and delivery, together
 * @param longestHold a span leaves after this, with what has been seen by then
 */
public record ExporterSettings(
    long thresholdNanos,
    boolean waitSpans,
    long waitSpanThresholdNanos,
    long memoryBytes,
    Duration longestHold) {

  public static final ExporterSettings DEFAULTS =
      new ExporterSettings(200_000, true, 5_000_000, 32L << 20, Duration.ofSeconds(5));
}
