package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;

/** A span that waits for the recorder, and where it goes then. Used under the hold's lock. */
final class HeldSpan implements AnnouncedSpan {
  final SpanData data;
  private final LocalSpan local;
  final long order;
  final long marker;
  final long takenNanos;
  final long bytes;
  final List<Delivery> targets = new ArrayList<>(1);

  /**
   * @param order counts the spans taken
   * @param bytes reserved at each of the targets
   */
  HeldSpan(SpanData data, LocalSpan local, long order, long marker, long takenNanos, long bytes) {
    this.data = data;
    this.local = local;
    this.order = order;
    this.marker = marker;
    this.takenNanos = takenNanos;
    this.bytes = bytes;
  }

  @Override
  public SpanData data() {
    return data;
  }

  @Override
  public LocalSpan local() {
    return local;
  }
}
