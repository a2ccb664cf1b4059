package io.spandrel.recorder;

import java.util.List;

/**
 * @param thresholdNanos shortest wait and scope recorded
 * @param stackDepth frames kept of each wait; 0: none
 * @param applicationPackages prefixes of one's own packages, preferred when a frame is chosen
 */
public record RecorderSettings(
    long thresholdNanos, int stackDepth, List<String> applicationPackages) {
  public static final long DEFAULT_THRESHOLD_NANOS = 200_000;
  public static final RecorderSettings DEFAULTS =
      new RecorderSettings(DEFAULT_THRESHOLD_NANOS, 10, List.of());
}
