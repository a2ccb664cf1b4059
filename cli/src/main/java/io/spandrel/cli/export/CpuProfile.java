package io.spandrel.cli.export;

import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.recorder.jfr.Frames;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/**
 * The stacks that were sampled: all of them, or those inside the spans that a filter chooses. A
 * recording that sampled by CPU time and by the clock counts once, by CPU time.
 */
final class CpuProfile {
  private static final String BY_CPU_TIME = "jdk.CPUTimeSample";
  private static final String BY_CLOCK = "jdk.ExecutionSample";

  private final boolean all;
  private final StackCounts byCpuTime = new StackCounts();
  private final StackCounts byClock = new StackCounts();
  private final StackCounts inSpans = new StackCounts();
  private final SampleFilter.Gathering gathering;

  CpuProfile(SampleFilter filter) {
    this.all = filter.choosesAll();
    this.gathering = new SampleFilter.Gathering(filter, sample -> inSpans.add(sample.frames()));
  }

  Set<String> eventNames() {
    return all ? Set.of(BY_CPU_TIME, BY_CLOCK) : Set.of();
  }

  void event(RecordedEvent event) {
    var frames = Frames.read(event.getStackTrace());
    if (!frames.isEmpty()) {
      boolean cpuTime = event.getEventType().getName().equals(BY_CPU_TIME);
      (cpuTime ? byCpuTime : byClock).add(frames);
    }
  }

  void span(CapturedSpan span) {
    if (!all) {
      gathering.add(span);
    }
  }

  /** Once all has been read. */
  StackCounts stacks() {
    if (!all) {
      gathering.end();
      return inSpans;
    }
    return byCpuTime.samples() > 0 ? byCpuTime : byClock;
  }
}
