package io.spandrel.exporter.capture;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.hold.Joined;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.ThreadTrack;
import io.spandrel.recorder.breakdown.Wait;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of a capture with all that is known of it. Times are the recorder's.
 *
 * <p>What costs something is worked out when it is first asked for, which must be while the
 * listener is being called with the span: later its relatives are forgotten, and what was not asked
 * for is refused with an {@link IllegalStateException}. {@link #keep} asks for all. For the thread
 * that calls the listener; once kept, for any.
 */
public final class CapturedSpan implements AutoCloseable {
  private final SpanData data;
  private final boolean localRoot;
  private final long startNanos;
  private final long endNanos;
  private final Subject subject;
  private final boolean pushedOut;
  private Joined joined;
  private CaptureJoin join;
  private List<CapturedWait> waits;
  private List<CapturedWait> totalWaits;
  private List<CpuSample> samples;
  private List<CpuSample> totalSamples;
  private List<Long> descendants;
  private String summary;
  private List<SpanData> exported;

  CapturedSpan(Joined joined, CaptureJoin join) {
    this.data = joined.data();
    this.localRoot = joined.localRoot();
    this.startNanos = data.getStartEpochNanos() + joined.offsetNanos();
    this.endNanos = data.getEndEpochNanos() + joined.offsetNanos();
    this.subject = joined.subject();
    this.pushedOut = incomplete() && joined.pushedOut();
    this.joined = joined;
    this.join = join;
  }

  /** As it ended, without anything of ours; its resource is the service's. */
  public SpanData data() {
    return data;
  }

  /**
   * One of its text attributes, cheaper than all of {@link #data}'s; null when it has none of that
   * key and type.
   */
  public String text(AttributeKey<String> key) {
    return data instanceof RecordedSpan recorded
        ? recorded.text(key)
        : data.getAttributes().get(key);
  }

  /** Name of the instrumentation scope; may be empty. */
  public String scopeName() {
    return data instanceof RecordedSpan recorded
        ? recorded.scopeName()
        : data.getInstrumentationScopeInfo().getName();
  }

  /** It has no parent recorded in this process. */
  public boolean localRoot() {
    return localRoot;
  }

  public long startNanos() {
    return startNanos;
  }

  public long endNanos() {
    return endNanos;
  }

  public long durationNanos() {
    return endNanos - startNanos;
  }

  /**
   * How long it had been open when the recording began; it is in the parts as {@code unexplained}.
   * Told of spans that have parts.
   */
  public long beforeNanos() {
    if (subject != null) {
      for (Interval unwatched : subject.input().unwatched()) {
        if (unwatched.start() <= startNanos && unwatched.end() < endNanos) {
          return unwatched.end() - startNanos;
        }
      }
    }
    return 0;
  }

  /**
   * Its parts; null when it is shorter than the threshold, and then {@link #totals} are too, the
   * summary is empty and so are the lists of waits.
   */
  public Breakdown own() {
    return subject == null ? null : subject.own();
  }

  /** The parts over itself and its descendants here; null when it is no local root. */
  public Breakdown totals() {
    return subject == null ? null : subject.totals();
  }

  /** A descendant had not ended, or was pushed out by a bound. */
  public boolean incomplete() {
    return subject != null && subject.incomplete();
  }

  /** It is incomplete, and spans below it may have been pushed out by a bound. */
  public boolean pushedOut() {
    return pushedOut;
  }

  /** Events were lost while it was open. */
  public boolean loss() {
    return subject != null && subject.loss();
  }

  /** The line for people; empty when there is no breakdown. */
  public String summary() {
    if (summary == null) {
      summary = subject == null ? "" : open().written().summary();
    }
    return summary;
  }

  /** Waits and pauses that are its own, longest first. */
  public List<CapturedWait> waits() {
    if (waits == null) {
      waits = subject == null ? List.of() : join.waits(open().written().own());
    }
    return waits;
  }

  /** Those of {@link #waits} that are for a lock whose holder is known; as a rule there is none. */
  public List<CapturedWait> heldWaits() {
    if (subject == null || !mayHaveWaitedForAHolder()) {
      return List.of();
    }
    List<CapturedWait> held = new ArrayList<>();
    for (CapturedWait wait : waits()) {
      if (wait.isHeld()) {
        held.add(wait);
      }
    }
    return held;
  }

  /** Looks at what the span's threads waited for before it is worked out what of it is its own. */
  private boolean mayHaveWaitedForAHolder() {
    for (ThreadTrack track : subject.input().tracks()) {
      for (Wait wait : track.waits()) {
        if (CapturedWait.isHeld(wait)
            && wait.overlaps(subject.input().span().start(), subject.input().span().end())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same with its descendants'; empty when it is no local root. */
  public List<CapturedWait> totalWaits() {
    if (totalWaits == null) {
      totalWaits = subject == null ? List.of() : join.waits(open().written().totals());
    }
    return totalWaits;
  }

  /** Ids of the spans below it, as {@code SpanIds} has them; empty when it is no local root. */
  public List<Long> descendants() {
    if (descendants == null) {
      descendants = open().descendants();
    }
    return descendants;
  }

  /** CPU samples taken while it was the current span of the thread, oldest first. */
  public List<CpuSample> samples() {
    if (samples == null) {
      samples = subject == null ? List.of() : openJoin().samples(subject.input());
    }
    return samples;
  }

  /** The same with its descendants'; empty when it is no local root. */
  public List<CpuSample> totalSamples() {
    if (totalSamples == null) {
      totalSamples =
          subject == null || subject.totalsInput() == null
              ? List.of()
              : openJoin().samples(subject.totalsInput());
    }
    return totalSamples;
  }

  /** What live export sends: the span with its breakdown, then its wait spans. */
  public List<SpanData> exported() {
    if (exported == null) {
      exported = open().spans();
    }
    return exported;
  }

  /** Works out all of it, so that it can be asked later. */
  public CapturedSpan keep() {
    summary();
    waits().forEach(CapturedWait::holderFrame);
    totalWaits().forEach(CapturedWait::holderFrame);
    descendants();
    samples();
    totalSamples();
    exported();
    return this;
  }

  private Joined open() {
    if (joined == null) {
      throw new IllegalStateException(
          "a captured span is asked while the listener is called with it; keep() it for later");
    }
    return joined;
  }

  private CaptureJoin openJoin() {
    open();
    return join;
  }

  /** The listener has returned. For the reading, not for listeners. */
  @Override
  public void close() {
    joined = null;
    join = null;
  }
}
