package io.spandrel.exporter.capture;

import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.jfr.Frames;
import io.spandrel.recorder.jfr.ReadOnce;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;

/**
 * The CPU samples that a span may still ask for: the latest of them, so a span that is open longer
 * than they reach back has only its last ones. Where the JDK samples by CPU time, the samples by
 * the clock are left out.
 */
final class CpuSamples {
  private static final int MOST = 100_000;
  private static final int MOST_STACKS = 2_000;

  private final IdMap<ThreadSamples> byThread = new IdMap<>();
  private final Deque<CpuSample> oldestFirst = new ArrayDeque<>();
  private final ReadOnce<RecordedStackTrace, List<Frame>> stacks = new ReadOnce<>(MOST_STACKS);
  private boolean byCpuTime;

  void add(RecordedEvent event, long nanos) {
    boolean cpuTime = event.getEventType().getName().equals(CpuSample.BY_CPU_TIME);
    if (cpuTime && !byCpuTime) {
      byCpuTime = true;
      byThread.clear();
      oldestFirst.clear();
    }
    RecordedThread thread = cpuTime ? event.getThread() : event.getThread("sampledThread");
    if (thread == null || byCpuTime && !cpuTime) {
      return;
    }
    List<Frame> frames = frames(event.getStackTrace());
    if (frames.isEmpty()) {
      return;
    }
    String name = thread.getJavaName() == null ? "" : thread.getJavaName();
    add(new CpuSample(thread.getJavaThreadId(), name, nanos, frames));
  }

  private List<Frame> frames(RecordedStackTrace stack) {
    return stack == null ? List.of() : stacks.of(stack, Frames::read);
  }

  private void add(CpuSample sample) {
    ThreadSamples known = byThread.get(sample.threadId());
    if (known == null) {
      known = new ThreadSamples();
      byThread.put(sample.threadId(), known);
    }
    known.add(sample);
    oldestFirst.add(sample);
    if (oldestFirst.size() > MOST) {
      CpuSample oldest = oldestFirst.remove();
      ThreadSamples ofThread = byThread.get(oldest.threadId());
      if (ofThread != null) {
        ofThread.remove(oldest);
        if (ofThread.isEmpty()) {
          byThread.remove(oldest.threadId());
        }
      }
    }
  }

  /** Those taken in own parts of the members, while the span was open. */
  List<CpuSample> in(BreakdownInput input) {
    if (oldestFirst.isEmpty()) {
      return List.of();
    }
    List<CpuSample> found = List.of();
    IdSet members = null;
    for (ThreadTrack track : input.tracks()) {
      List<CpuSample> during = during(input.span(), track);
      if (!during.isEmpty()) {
        members = members == null ? input.memberIds() : members;
        found = found.isEmpty() ? new ArrayList<>() : found;
        addOwn(found, during, track, members);
      }
    }
    if (found.size() > 1) {
      found.sort(Comparator.comparingLong(CpuSample::nanos));
    }
    return found;
  }

  /** What was sampled on the thread while the span was open, after its first scope began there. */
  private List<CpuSample> during(SpanTime span, ThreadTrack track) {
    ThreadSamples ofThread = byThread.get(track.threadId());
    if (ofThread == null || track.scopes().isEmpty()) {
      return List.of();
    }
    return ofThread.between(Math.max(span.start(), track.scopes().get(0).start()), span.end());
  }

  private static void addOwn(
      List<CpuSample> found, List<CpuSample> during, ThreadTrack track, IdSet members) {
    for (CpuSample sample : during) {
      Scope innermost = null;
      for (Scope scope : track.scopes()) {
        // Sorted by start: the last that covers the moment is the innermost.
        if (scope.start() <= sample.nanos() && scope.end() > sample.nanos()) {
          innermost = scope;
        }
      }
      if (innermost != null && members.contains(innermost.spanId())) {
        found.add(sample);
      }
    }
  }
}
