package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.recorder.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The hold for a file: a span is joined once the file has been read some seconds past its end, when
 * its relatives have ended too, as far as the live side would have seen them end. Called by one
 * thread; traces are joined on the common pool too.
 */
public final class FileHold {
  /** As long as the live side holds one, by and large. */
  public static final long HOLD_NANOS = 3_000_000_000L;

  /** So many wait at most; more in three seconds leave earlier, the oldest first. */
  private static final int MOST = 20_000;

  /** So many joined spans wait for the listener. */
  private static final int MOST_JOINED_AHEAD = 1_024;

  private record Held(SpanData data, LocalSpan local, long endNanos) implements AnnouncedSpan {
    long startNanos() {
      return endNanos - (local.endEpochNanos - local.startEpochNanos);
    }
  }

  private final Timeline timeline;
  private final Enrichment enrichment;
  private final Consumer<Joined> listener;
  private final Deque<Held> held = new ArrayDeque<>();
  private final LongAdder faults = new LongAdder();

  /**
   * @param fileNanos how far the file has been read
   * @param listener takes each span while its relatives are still known, children before their
   *     local root
   */
  public FileHold(
      Timeline timeline,
      ExporterSettings settings,
      LongSupplier fileNanos,
      Consumer<Joined> listener) {
    this.timeline = timeline;
    this.enrichment = new Enrichment(timeline, settings, fileNanos);
    this.listener = listener;
  }

  /**
   * @param endNanos when it ended, on the recorder's clock
   * @param offsetNanos added to its epoch nanoseconds gives the recorder's
   */
  public void take(SpanData span, long endNanos, long offsetNanos) {
    held.add(new Held(span, enrichment.announce(span, offsetNanos), endNanos));
    if (held.size() > MOST) {
      release(MOST / 4, Long.MAX_VALUE);
    }
  }

  /** Joins the spans that ended long enough before this. */
  public void readUpTo(long nanos) {
    release(Integer.MAX_VALUE, nanos - HOLD_NANOS);
    timeline.neededFrom(held.stream().mapToLong(Held::startNanos).min().orElse(nanos));
  }

  /** Nothing more will come. */
  public void end() {
    release(Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private void release(int most, long endedBefore) {
    List<Held> ready = new ArrayList<>();
    while (!held.isEmpty() && ready.size() < most && held.peek().endNanos <= endedBefore) {
      ready.add(held.remove());
    }
    List<TraceJoin> together = new ArrayList<>();
    int spans = 0;
    for (LocalTrace<Held> trace : enrichment.byTrace(ready)) {
      together.add(enrichment.joinOf(trace));
      spans += trace.spans().size();
      if (spans >= MOST_JOINED_AHEAD) {
        joinAndRelease(together);
        together.clear();
        spans = 0;
      }
    }
    joinAndRelease(together);
  }

  /** Traces are joined beside each other; what they are made of doesn't change meanwhile. */
  private void joinAndRelease(List<TraceJoin> together) {
    List<List<Joined>> joined = together.parallelStream().map(this::join).toList();
    joined.forEach(ofTrace -> ofTrace.forEach(this::release));
  }

  private List<Joined> join(TraceJoin trace) {
    List<Joined> joined = new ArrayList<>(trace.size());
    for (int i = 0; i < trace.size(); i++) {
      try {
        joined.add(trace.join(i));
      } catch (RuntimeException e) {
        // Damaged numbers: a time before the start of time, say.
        faults.increment();
      }
    }
    return joined;
  }

  private void release(Joined joined) {
    listener.accept(joined);
    enrichment.release(joined);
  }

  /** Spans that could not be joined. */
  public long faults() {
    return faults.sum();
  }
}
