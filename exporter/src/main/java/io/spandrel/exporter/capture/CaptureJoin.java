package io.spandrel.exporter.capture;

import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells of a joined span what a report wants beyond what is exported. */
final class CaptureJoin {
  private static final Comparator<CapturedWait> LONGEST_FIRST =
      Comparator.comparingDouble((CapturedWait wait) -> wait.own().leftNanos()).reversed();

  private final Timeline timeline;
  private final CpuSamples samples;

  CaptureJoin(Timeline timeline, CpuSamples samples) {
    this.timeline = timeline;
    this.samples = samples;
  }

  List<CapturedWait> waits(List<OwnWait> own) {
    List<CapturedWait> waits = new ArrayList<>(own.size());
    for (OwnWait wait : own) {
      waits.add(new CapturedWait(wait, this));
    }
    waits.sort(LONGEST_FIRST);
    return waits;
  }

  List<CpuSample> samples(BreakdownInput input) {
    return samples.in(input);
  }

  /** Where a thread waited longest between two moments. */
  Frame waitedLongest(long threadId, long start, long end) {
    ThreadTrack track = timeline.track(threadId, start, end);
    Frame frame = Frame.UNKNOWN;
    long longest = 0;
    if (track != null) {
      for (Wait wait : track.waits()) {
        long inside = Math.min(end, wait.end()) - Math.max(start, wait.start());
        if (inside > longest && wait.cause() != null) {
          longest = inside;
          frame = wait.cause().frame();
        }
      }
    }
    return frame;
  }
}
