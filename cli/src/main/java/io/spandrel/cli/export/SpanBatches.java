package io.spandrel.cli.export;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;

/** Hands spans on so many at a time, to each sink. */
final class SpanBatches {
  private static final int BATCH = 512;

  private final List<SpanSink> sinks;
  private List<SpanData> waiting = new ArrayList<>();
  private long written;

  SpanBatches(List<SpanSink> sinks) {
    this.sinks = sinks;
  }

  void add(List<SpanData> spans) {
    if (sinks.isEmpty()) {
      return;
    }
    waiting.addAll(spans);
    if (waiting.size() >= BATCH) {
      flush();
    }
  }

  void flush() {
    if (!waiting.isEmpty()) {
      for (SpanSink sink : sinks) {
        sink.write(waiting);
      }
      written += waiting.size();
      waiting = new ArrayList<>();
    }
  }

  long written() {
    return written;
  }
}
