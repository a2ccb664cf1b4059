package io.spandrel.cli.export;

import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.CpuSample;
import io.spandrel.recorder.jfr.Frames;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/**
 * The stacks that were sampled: all of them, or those inside the spans that a filter chooses. A
 * recording that sampled by CPU time and by the clock counts once, by CPU time.
 */
final class CpuProfile {
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
    return all ? Set.of(CpuSample.BY_CPU_TIME, CpuSample.BY_CLOCK) : Set.of();
  }

  void event(RecordedEvent event) {
    var frames = Frames.read(event.getStackTrace());
    if (!frames.isEmpty()) {
      boolean cpuTime = event.getEventType().getName().equals(CpuSample.BY_CPU_TIME);
      (cpuTime ? byCpuTime : byClock).add(frames);
    }
  }

  void span(CapturedSpan span) {
    if (!all) {
      gathering.add(span);
    }
  }

  /** Names that a choice could have meant; empty if nothing was chosen. */
  Set<String> tasks() {
    return gathering.tasks();
  }

  Set<String> regions() {
    return gathering.regions();
  }

  boolean traceSeen() {
    return gathering.traceSeen();
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
