package io.spandrel.exporter.capture;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.spandrel.exporter.hold.Joined;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.breakdown.WaitCause;
import io.spandrel.recorder.timeline.Holder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds to a joined span what a report wants beyond what is exported. */
final class CaptureJoin {
  private final Timeline timeline;
  private final CpuSamples samples;

  CaptureJoin(Timeline timeline, CpuSamples samples) {
    this.timeline = timeline;
    this.samples = samples;
  }

  CapturedSpan span(Joined joined) {
    long offset = joined.offsetNanos();
    long start = joined.data().getStartEpochNanos() + offset;
    long end = joined.data().getEndEpochNanos() + offset;
    Subject subject = joined.subject();
    if (subject == null) {
      return new CapturedSpan(
          joined.data(),
          joined.localRoot(),
          start,
          end,
          null,
          null,
          false,
          false,
          "",
          List.of(),
          List.of(),
          joined.descendants(),
          List.of(),
          List.of(),
          joined.spans());
    }
    return new CapturedSpan(
        joined.data(),
        joined.localRoot(),
        start,
        end,
        subject.own(),
        subject.totals(),
        subject.incomplete(),
        subject.loss(),
        joined.written().summary(),
        waits(joined.written().own()),
        waits(joined.written().totals()),
        joined.descendants(),
        samples.in(subject.input()),
        subject.totalsInput() == null ? List.of() : samples.in(subject.totalsInput()),
        joined.spans());
  }

  private List<CapturedWait> waits(List<OwnWait> own) {
    List<CapturedWait> waits = new ArrayList<>(own.size());
    own.forEach(wait -> waits.add(wait(wait)));
    waits.sort(
        Comparator.comparingDouble((CapturedWait wait) -> wait.own().leftNanos()).reversed());
    return waits;
  }

  private CapturedWait wait(OwnWait own) {
    WaitCause cause = own.waited() == null ? null : own.waited().cause();
    if (own.state() != State.LOCK || cause == null || cause.holderThreadId() <= 0) {
      return new CapturedWait(own, "", Frame.UNKNOWN, "", "");
    }
    long start = own.waited().start();
    long end = own.waited().end();
    Holder holder = timeline.holder(cause.holderThreadId(), start, end);
    return new CapturedWait(
        own,
        cause.holderThreadName(),
        waitedLongest(cause.holderThreadId(), start, end),
        holder == null ? "" : TraceId.fromLongs(holder.traceIdHigh(), holder.traceIdLow()),
        holder == null ? "" : SpanId.fromLong(holder.spanId()));
  }

  private Frame waitedLongest(long threadId, long start, long end) {
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
