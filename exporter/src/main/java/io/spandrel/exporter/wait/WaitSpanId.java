package io.spandrel.exporter.wait;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.OwnWait;

/**
 * Ids of wait spans: a hash of trace, span, state and start, so that the same wait has the same id
 * wherever it is read. The start is the event's own, which a stream and a file say alike. Mixed
 * with the finalizer of MurmurHash3 (Austin Appleby, public domain).
 */
final class WaitSpanId {
  private WaitSpanId() {}

  static String of(SpanData parent, OwnWait wait) {
    if (wait.pause() != null) {
      return of(parent, wait.state(), firstKnown(wait.pause().eventTicks(), wait), 0);
    }
    return of(parent, wait.state(), firstKnown(wait.waited().eventTicks(), wait), wait.threadId());
  }

  private static long firstKnown(long eventTicks, OwnWait wait) {
    return eventTicks != 0 ? eventTicks : wait.start();
  }

  /** Summaries of folded waits have one as well: {@code salt} tells them from a wait. */
  static String of(SpanData parent, State state, long start, long salt) {
    long hash = mix(Long.parseUnsignedLong(parent.getTraceId().substring(0, 16), 16));
    hash = mix(hash ^ Long.parseUnsignedLong(parent.getTraceId().substring(16), 16));
    hash = mix(hash ^ Long.parseUnsignedLong(parent.getSpanId(), 16));
    hash = mix(hash ^ state.key().hashCode());
    hash = mix(hash ^ start);
    hash = mix(hash ^ salt);
    return SpanId.fromLong(hash == 0 ? 1 : hash);
  }

  private static long mix(long value) {
    long mixed = value;
    mixed ^= mixed >>> 33;
    mixed *= 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
