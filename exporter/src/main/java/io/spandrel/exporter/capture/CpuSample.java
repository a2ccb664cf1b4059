package io.spandrel.exporter.capture;

import io.spandrel.recorder.breakdown.Frame;
import java.util.List;

/**
 * A thread was seen on a CPU.
 *
 * @param nanos when, on the recorder's clock
 * @param frames innermost first; one list for all samples of the same stack
 */
public record CpuSample(long threadId, String threadName, long nanos, List<Frame> frames) {}
