package io.spandrel.exporter.delivery;

import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.atomic.AtomicLong;

/** So many bytes of spans are in our hands at most, held and waiting for delivery together. */
public final class MemoryBudget {
  /** A span object with its context, times and lists, without text. */
  private static final long SPAN_BYTES = 600;

  private static final long ATTRIBUTE_BYTES = 56;
  private static final long EVENT_BYTES = 120;
  private static final long LINK_BYTES = 160;

  private final long limitBytes;
  private final AtomicLong usedBytes = new AtomicLong();

  public MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** False, and nothing is used, when it would go over the share of the limit. */
  public boolean use(long bytes, double share) {
    long most = (long) (limitBytes * share);
    long before = usedBytes.get();
    while (before + bytes <= most) {
      if (usedBytes.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = usedBytes.get();
    }
    return false;
  }

  public void free(long bytes) {
    usedBytes.addAndGet(-bytes);
  }

  public long usedBytes() {
    return usedBytes.get();
  }

  /** What a span takes, text counted by its length. */
  public static long bytesOf(SpanData span) {
    long bytes = SPAN_BYTES + span.getName().length();
    bytes += ATTRIBUTE_BYTES * span.getAttributes().size();
    for (Object value : span.getAttributes().asMap().values()) {
      bytes += value instanceof String text ? text.length() : 0;
    }
    for (EventData event : span.getEvents()) {
      bytes += EVENT_BYTES + ATTRIBUTE_BYTES * event.getAttributes().size();
      for (Object value : event.getAttributes().asMap().values()) {
        bytes += value instanceof String text ? text.length() : 0;
      }
    }
    return bytes + LINK_BYTES * span.getLinks().size();
  }
}
