package io.spandrel.exporter.capture;

import io.spandrel.recorder.breakdown.Frame;
import java.util.List;

/**
 * A thread was seen on a CPU.
 *
 * @param nanos when, on the recorder's clock
 * @param frames innermost first; one list for all samples of the same stack
 */
public record CpuSample(long threadId, String threadName, long nanos, List<Frame> frames) {
  /** The event of a JDK that samples by CPU time. */
  public static final String BY_CPU_TIME = "jdk.CPUTimeSample";

  /** The event of every JDK. */
  public static final String BY_CLOCK = "jdk.ExecutionSample";
}
