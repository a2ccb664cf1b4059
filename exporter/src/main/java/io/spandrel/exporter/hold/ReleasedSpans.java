package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.delivery.SpanBytes;
import io.spandrel.recorder.timeline.LastSeen;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was released and has not yet been asked for by every exporter: each gets the same spans,
 * however late it comes. Bounded: of those pushed out only their keys are kept for a while, since a
 * span must not be joined twice, the second time with a timeline that has forgotten it. Used under
 * the hold's lock.
 */
final class ReleasedSpans {
  private static final int MOST_KEYS = 50_000;

  private static final class Entry {
    final List<SpanData> enriched;
    final long bytes;
    int missing;

    Entry(List<SpanData> enriched, int missing) {
      this.enriched = enriched;
      this.bytes = enriched.stream().mapToLong(SpanBytes::of).sum();
      this.missing = missing;
    }
  }

  private final long mostBytes;
  private final Map<SpanKey, Entry> entries = new LinkedHashMap<>();
  private final LastSeen<SpanKey> pushedOut = new LastSeen<>(MOST_KEYS);
  private long bytes;

  ReleasedSpans(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * @param missing so many exporters have not had it
   */
  void add(SpanKey key, List<SpanData> enriched, int missing) {
    if (missing <= 0) {
      return;
    }
    Entry entry = new Entry(enriched, missing);
    entries.put(key, entry);
    bytes += entry.bytes;
    for (Iterator<Map.Entry<SpanKey, Entry>> eldest = entries.entrySet().iterator();
        bytes > mostBytes; ) {
      Map.Entry<SpanKey, Entry> pushed = eldest.next();
      bytes -= pushed.getValue().bytes;
      eldest.remove();
      pushedOut.add(pushed.getKey());
    }
  }

  /** For one more exporter; null when it was not released, or was pushed out. */
  List<SpanData> take(SpanKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    entry.missing--;
    if (entry.missing == 0) {
      entries.remove(key);
      bytes -= entry.bytes;
    }
    return entry.enriched;
  }

  boolean wasPushedOut(SpanKey key) {
    return pushedOut.contains(key);
  }
}
