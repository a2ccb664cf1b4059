package io.spandrel.exporter.wait;

import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.breakdown.WaitCause;
import io.spandrel.recorder.timeline.Holder;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who held the lock, and what the holder did meanwhile. Unknown is left out, never guessed. Told
 * once for each wait of a span. For one thread.
 */
public final class Holders {
  /**
   * @param threadName empty: unknown
   * @param summary what the holder did meanwhile; empty: unknown
   * @param link to its span; null: unknown
   */
  record Story(String threadName, String summary, LinkData link) {
    static final Story UNKNOWN = new Story("", "", null);

    List<LinkData> links() {
      return link == null ? List.of() : List.of(link);
    }

    void addTo(AttributesBuilder attributes) {
      WaitAttributes.putText(attributes, Keys.HOLDER_THREAD, threadName);
      if (!threadName.isEmpty() || link != null) {
        attributes.put(Keys.HOLDER_AT, "end");
      }
      if (link != null) {
        attributes.put(Keys.HOLDER_TRACE_ID, link.getSpanContext().getTraceId());
        attributes.put(Keys.HOLDER_SPAN_ID, link.getSpanContext().getSpanId());
      }
      if (!summary.isEmpty()) {
        attributes.put(Keys.HOLDER_SUMMARY, summary);
      }
    }
  }

  private final Timeline timeline;
  private final Map<Wait, Story> told = new IdentityHashMap<>();

  public Holders(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Another span is written: what was told may no longer hold. */
  public void forget() {
    told.clear();
  }

  Story of(OwnWait wait) {
    return wait.waited() == null
        ? Story.UNKNOWN
        : told.computeIfAbsent(wait.waited(), waited -> story(wait));
  }

  private Story story(OwnWait wait) {
    if (wait.state() != State.LOCK
        || wait.waited().cause() == null
        || wait.waited().cause().holderThreadId() <= 0) {
      return Story.UNKNOWN;
    }
    WaitCause cause = wait.waited().cause();
    long start = wait.waited().start();
    long end = wait.waited().end();
    String meanwhile = meanwhile(cause.holderThreadId(), start, end);
    Holder holder = timeline.holder(cause.holderThreadId(), start, end);
    LinkData link = holder == null ? null : LinkData.create(contextOf(holder));
    return new Story(cause.holderThreadName(), meanwhile, link);
  }

  private static SpanContext contextOf(Holder holder) {
    return SpanContext.create(
        TraceId.fromLongs(holder.traceIdHigh(), holder.traceIdLow()),
        SpanId.fromLong(holder.spanId()),
        TraceFlags.getSampled(),
        TraceState.getDefault());
  }

  private String meanwhile(long threadId, long start, long end) {
    ThreadTrack track = timeline.track(threadId, start, end);
    if (track == null) {
      return "";
    }
    SpanTime window = new SpanTime(ThreadTrack.WHOLE, start, end, false);
    BreakdownInput input =
        new BreakdownInput(
            window,
            List.of(window),
            List.of(track),
            timeline.pauses(start, end),
            List.of(),
            List.of(),
            timeline.unwatched(start, end),
            0,
            true);
    return Summary.ofParts(Breakdown.of(input).parts(), OwnWait.of(input));
  }
}
