package io.spandrel.exporter.hold;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;

/**
 * A span that ended here, as far as its relatives need to know it.
 *
 * <p>Its times are the span's own epoch nanoseconds; {@code offsetNanos} turns them into the
 * recorder's. Spans of one local trace share a clock (the SDK's {@code AnchoredClock}), so one
 * known offset serves all.
 */
final class LocalSpan {
  final long spanId;
  final long parentSpanId;

  /** See {@link SpanIds#ofTrace}. */
  final long trace;

  final boolean localRoot;
  final boolean client;
  final long startEpochNanos;
  final long endEpochNanos;
  final long seenNanos;
  final Long fallbackOffsetNanos;

  /** Null: it is none of those remembered. */
  LocalSpan parent;

  List<LocalSpan> children = List.of();
  boolean isOffsetKnown;
  long offsetNanos;
  boolean released;
  boolean rootReleased;
  boolean forgotten;

  /**
   * @param fallbackOffsetNanos null: none is known
   */
  LocalSpan(SpanData span, long seenNanos, Long fallbackOffsetNanos) {
    this.spanId = SpanIds.of(span);
    this.parentSpanId = SpanIds.ofParent(span);
    this.trace = SpanIds.ofTrace(span);
    this.localRoot = isLocalRoot(span);
    this.client = span.getKind() == SpanKind.CLIENT;
    this.startEpochNanos = span.getStartEpochNanos();
    this.endEpochNanos = Math.max(startEpochNanos, span.getEndEpochNanos());
    this.seenNanos = seenNanos;
    this.fallbackOffsetNanos = fallbackOffsetNanos;
  }

  void add(LocalSpan child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    children.add(child);
    child.parent = this;
  }

  /** Those that waited for it. */
  void adopt(List<LocalSpan> orphans) {
    children = orphans;
    for (LocalSpan child : orphans) {
      child.parent = this;
    }
  }

  void setOffset(long nanos) {
    offsetNanos = nanos;
    isOffsetKnown = true;
  }

  /** Its parent is invalid, remote, or was not recorded here. */
  static boolean isLocalRoot(SpanData span) {
    if (span instanceof NumberedSpan numbered) {
      return numbered.isLocalRoot();
    }
    SpanContext parent = span.getParentSpanContext();
    return !parent.isValid() || parent.isRemote() || !parent.isSampled();
  }
}
